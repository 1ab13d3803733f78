import { protectedNames } from "../core/guards.ts";
import { commaList } from "./env.ts";

/** The variables that say which roles are never decommissioned. */
export const protectionEntries = { PROTECTED_ROLE_NAMES: commaList, OPENED_ROLE_NAMES: commaList } as const;

/** Lists every name that is protected by what the environment says. */
export function readProtectedNames(environment: {
  readonly PROTECTED_ROLE_NAMES: readonly string[];
  readonly OPENED_ROLE_NAMES: readonly string[];
}): readonly string[] {
  return protectedNames(environment.PROTECTED_ROLE_NAMES, environment.OPENED_ROLE_NAMES);
}
