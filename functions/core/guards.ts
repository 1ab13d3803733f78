/** What the owner allows at this moment. */
export interface Allowance {
  /** The kill switch: set, nothing is changed anywhere. */
  readonly paused: boolean;
  readonly pausedReason?: string;
  /** Names of roles that are never decommissioned; see `protectedNames`. */
  readonly protectedRoleNames: readonly string[];
}

/**
 * Roles whose loss would break how an account is governed, secured or audited. rolecall deletes none of them unless the
 * owner opens it by name. The choice is rolecall's own, not AWS's.
 */
export const BUILT_IN_PROTECTED_ROLE_NAMES: readonly string[] = [
  "AWSServiceRoleForAWSShield",
  "AWSServiceRoleForAccessAnalyzer",
  "AWSServiceRoleForAmazonGuardDuty",
  "AWSServiceRoleForAmazonGuardDutyMalwareProtection",
  "AWSServiceRoleForAmazonInspector",
  "AWSServiceRoleForAmazonInspector2",
  "AWSServiceRoleForAmazonInspector2Agentless",
  "AWSServiceRoleForAmazonMacie",
  "AWSServiceRoleForAuditManager",
  "AWSServiceRoleForBackup",
  "AWSServiceRoleForBackupReports",
  "AWSServiceRoleForCloudFormationStackSetsOrgAdmin",
  "AWSServiceRoleForCloudFormationStackSetsOrgMember",
  "AWSServiceRoleForCloudTrail",
  "AWSServiceRoleForConfig",
  "AWSServiceRoleForDetective",
  "AWSServiceRoleForFMS",
  "AWSServiceRoleForHealth_Organizations",
  "AWSServiceRoleForKeyManagementServiceCustomKeyStores",
  "AWSServiceRoleForKeyManagementServiceMultiRegionKeys",
  "AWSServiceRoleForLogDelivery",
  "AWSServiceRoleForNetworkFirewall",
  "AWSServiceRoleForOrganizations",
  "AWSServiceRoleForResourceAccessManager",
  "AWSServiceRoleForSSO",
  "AWSServiceRoleForSecurityHub",
  "AWSServiceRoleForSecurityLake",
  "AWSServiceRoleForSupport",
  "AWSServiceRoleForTrustedAdvisor",
  "AWSServiceRoleForTrustedAdvisorReporting",
];

/**
 * Lists every name that is protected: the built-in ones but those that the owner opened, and the owner's own, which
 * nothing opens.
 */
export function protectedNames(owners: readonly string[], opened: readonly string[]): readonly string[] {
  return [...BUILT_IN_PROTECTED_ROLE_NAMES.filter((name) => !opened.includes(name)), ...owners];
}

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
  if (!protectedRoleNames.includes(roleName)) {
    return undefined;
  }
  return BUILT_IN_PROTECTED_ROLE_NAMES.includes(roleName)
    ? `${roleName} is on the built-in list of protected roles, which only its owner can open (stack parameter OpenedRoleNames)`
    : `${roleName} is on the owner's list of protected roles (stack parameter ProtectedRoleNames)`;
}
