import * as v from "valibot";
import type { Standards } from "../core/drift/judge-role.ts";
import type { SealedPolicy } from "../core/policy.ts";
import { commaList } from "./env.ts";
import { protectionEntries, readProtectedNames } from "./protection.ts";

/** The variables that say by what roles are judged, beside the policy. */
export const standardsEntries = {
  ...protectionEntries,
  /** Ids of the organizational units that hold the account; empty: nobody has said. */
  ORGANIZATIONAL_UNITS: v.optional(commaList, ""),
} as const;

/** What roles are judged by, but for the policy and the time. */
export type FixedStandards = Pick<Standards, "organizationalUnits" | "protectedRoleNames">;

/** Reads what roles are judged by beside the policy. */
export function readFixedStandards(environment: {
  readonly PROTECTED_ROLE_NAMES: readonly string[];
  readonly OPENED_ROLE_NAMES: readonly string[];
  readonly ORGANIZATIONAL_UNITS: readonly string[];
}): FixedStandards {
  const units = environment.ORGANIZATIONAL_UNITS;
  return {
    organizationalUnits: units.length === 0 ? undefined : units,
    protectedRoleNames: readProtectedNames(environment),
  };
}

/** Says by what roles are judged now. */
export function standardsNow(fixed: FixedStandards, policy: SealedPolicy | undefined, now: Date): Standards {
  return { ...fixed, policy, at: now.toISOString() };
}
