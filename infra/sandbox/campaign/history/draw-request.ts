import type { Chance } from "../chance.ts";

/** Inputs that no run can do anything with. */
const wrong: readonly unknown[] = [
  {},
  "null",
  [],
  "AWSServiceRoleForMediaTailor",
  { roleName: 7 },
  { roleName: "AWSServiceRoleForMediaTailor", mode: "delete" },
  { roleName: "AWSServiceRoleForMediaTailor", mode: "apply", maxRounds: 0 },
  { roleName: "arn:aws:iam::111122223333:role/a/b", mode: "apply" },
  { roleName: "AWSServiceRoleForMediaTailor", mode: "apply", dryRun: true },
  { roleName: "AWSServiceRoleForSupport", mode: "apply" },
  { roleName: "AWSServiceRoleForNothing", mode: "apply" },
  { roleName: "AWSServiceRoleForMediaTailor", mode: "apply", roleId: "AROAAAAAAAAAAAAAAAAAA" },
  { roleName: "AWSServiceRoleForMediaTailor", mode: "apply", planDigest: "0".repeat(64) },
];

/** Draws the input of a run for a role; rarely one that is wrong. */
export function drawRequest(chance: Chance, roleName: string): unknown {
  if (chance.happens(0.06)) {
    return chance.pick(wrong);
  }
  return {
    roleName,
    ...(chance.happens(0.85) ? { mode: "apply" } : {}),
    ...(chance.happens(0.08) ? { release: false } : {}),
    ...(chance.happens(0.2) ? { maxRounds: 1 + chance.below(3) } : {}),
  };
}
