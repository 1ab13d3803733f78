/** What the owner allows at this moment. */
export interface Allowance {
  /** The kill switch: set, nothing is changed anywhere. */
  readonly paused: boolean;
  readonly pausedReason?: string;
  /** Names that the owner protects beyond the built-in ones. */
  readonly protectedRoleNames: readonly string[];
}

/**
 * Roles whose loss would break how an account is governed, secured or audited. rolecall never deletes them. The choice
 * is rolecall's own, not AWS's.
 */
export const PROTECTED_ROLE_NAMES: readonly string[] = [
  "AWSServiceRoleForAccessAnalyzer",
  "AWSServiceRoleForAmazonGuardDuty",
  "AWSServiceRoleForAmazonMacie",
  "AWSServiceRoleForBackup",
  "AWSServiceRoleForCloudTrail",
  "AWSServiceRoleForConfig",
  "AWSServiceRoleForOrganizations",
  "AWSServiceRoleForSSO",
  "AWSServiceRoleForSecurityHub",
  "AWSServiceRoleForSupport",
  "AWSServiceRoleForTrustedAdvisor",
];

/** Answers why nothing may be changed for this role now, or `undefined` if it may. */
export function refusal(roleName: string, allowance: Allowance): string | undefined {
  if (allowance.paused) {
    const why = allowance.pausedReason ?? "no reason was given";
    return `rolecall is paused in this account (${why}); nothing is changed until somebody unpauses it`;
  }
  return protection(roleName, allowance.protectedRoleNames);
}

/** Answers why a role may not be decommissioned at all, or `undefined` if it may. */
export function protection(roleName: string, protectedRoleNames: readonly string[]): string | undefined {
  if (PROTECTED_ROLE_NAMES.includes(roleName)) {
    return `${roleName} is on the built-in list of protected roles`;
  }
  return protectedRoleNames.includes(roleName)
    ? `${roleName} is on the owner's list of protected roles (stack parameter ProtectedRoleNames)`
    : undefined;
}
