import type { Finding } from "../../../functions/core/drift/finding.ts";
import { originInWords, remedyInWords } from "../markdown/finding-words.ts";
import { limitFields } from "./limit-text.ts";

/** Security Hub takes 2048; half of it keeps a whole finding below 240 kB, whatever has to be escaped. */
const MOST_VALUE = 1024;

/** What the format has no member for. */
export function productFields(finding: Finding): Readonly<Record<string, string>> {
  const { kind, subject, rule, policyDigest, occurrence, why, evidence, closedAt, closedBecause } = finding;
  return limitFields(
    {
      "rolecall/kind": kind,
      "rolecall/subject": subject,
      "rolecall/rule": rule,
      "rolecall/policyDigest": policyDigest,
      "rolecall/occurrence": String(occurrence),
      "rolecall/remedy": remedyInWords(finding),
      "rolecall/why": why,
      "rolecall/roleStatus": evidence.status,
      "rolecall/lastUsedAt": evidence.lastUsedAt,
      "rolecall/madeBy": originInWords(evidence.origin),
      "rolecall/regionsRead": evidence.regionsRead.join(" "),
      "rolecall/regionsUnread": evidence.regionsUnread.join("; "),
      "rolecall/closedAt": closedAt,
      "rolecall/closedBecause": closedBecause,
    },
    MOST_VALUE,
  );
}
