import type { FindingKind } from "./finding.ts";

/** What two roles are told apart by whose names begin alike: 32 bits, as 8 hexadecimal digits (FNV-1a). */
function checksum(text: string): string {
  let sum = 0x811c9dc5;
  for (const sign of text) {
    sum = Math.imul(sum ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  }
  return (sum >>> 0).toString(16).padStart(8, "0");
}

/**
 * Names a run that mends a finding: at most 69 letters, digits, hyphens and underscores, so that Step Functions, which
 * takes 80, also takes the names of what it starts. One look at an account begins runs of many roles at the same
 * instant, and an execution's name that is taken counts as started: no two roles may share one.
 *
 * @param at when it begins; ISO 8601
 * @param count which of the role's runs it is: two of them may begin at the same instant
 */
export function nameRun(kind: FindingKind, roleName: string, at: string, count: number): string {
  const readable = roleName
    .replace(/^AWSServiceRoleFor/, "")
    .replace(/\W/g, "-")
    .slice(0, 18);
  return `${kind}-${readable}-${checksum(roleName)}-${at.replace(/\D/g, "")}-${count}`;
}
