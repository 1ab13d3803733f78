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

/** Says in a sentence or two what AWS says of deleting a role, as far as it matters to a person; `undefined` if nothing is known. */
export function deletionAdvice(principal: string, roleName: string): string | undefined {
  const known = knownRole(principal, roleName);
  const sentences = [known === undefined ? "" : WAYS[known.deletion], known?.note ?? ""];
  const advice = sentences.filter((sentence) => sentence !== "").join(" ");
  return advice === "" ? undefined : advice;
}

const WAYS = {
  iam: "",
  service: "AWS says that its service deletes it, or has a way of its own.",
  never: "AWS says that it cannot be deleted.",
  unknown: "",
} as const satisfies Record<KnownRole["deletion"], string>;

function isNameOf({ roleName, customSuffix }: KnownRole, name: string): boolean {
  const suffixed = name.startsWith(`${roleName}_`) && name.length > roleName.length + 1;
  return name === roleName || (customSuffix === true && suffixed);
}
