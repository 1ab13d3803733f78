import { aToB } from "./a-to-b.ts";
import { cToD } from "./c-to-d.ts";
import { eToF } from "./e-to-f.ts";
import { gToL } from "./g-to-l.ts";
import type { KnownRole } from "./known-role.ts";
import { mToN } from "./m-to-n.ts";
import { oToR } from "./o-to-r.ts";
import { sToZ } from "./s-to-z.ts";

/** Service-linked roles that are known, sorted by principal and role name; AWS has more. */
export const knownRoles: readonly KnownRole[] = [
  ...aToB,
  ...cToD,
  ...eToF,
  ...gToL,
  ...mToN,
  ...oToR,
  ...sToZ,
];

/**
 * Answers what is known of a role, if anything is.
 *
 * One principal can own several roles, so both have to fit. The name may carry a custom suffix where the service
 * allows one.
 */
export function knownRole(principal: string, roleName: string): KnownRole | undefined {
  return knownRoles.find((known) => known.principal === principal && isNameOf(known, roleName));
}

function isNameOf({ roleName, customSuffix }: KnownRole, name: string): boolean {
  const suffixed = name.startsWith(`${roleName}_`) && name.length > roleName.length + 1;
  return name === roleName || (customSuffix === true && suffixed);
}
