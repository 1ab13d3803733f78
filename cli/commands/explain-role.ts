import { chooseRule } from "../../functions/core/drift/choose-rule.ts";
import { exemptionOf } from "../../functions/core/drift/exemptions.ts";
import { judgeRole, type Standards, subjectOf } from "../../functions/core/drift/judge-role.ts";
import type { RoleRecord } from "../../functions/core/record.ts";
import { verdictOn } from "../../functions/core/verdict.ts";
import type { Explanation } from "./explanation.ts";

/** What is read of a role beside its record. */
type Read = Pick<Explanation, "trustPolicy" | "policies"> & { readonly advice?: string };

/**
 * What an owner can change of a service-linked role; everything else its service decides.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-service-linked-role.html (as of 2026-11-20, at second hand)
 */
const EDITABLE = ["description (rolecall describe)", "tags (iam:TagRole; at most 50)"] as const;

/** Says everything of a role that its record, its policies and the policy in force tell. Pure. */
export function explainRole(record: RoleRecord, standards: Standards, read: Read): Explanation {
  const verdict = verdictOn(record, standards.protectedRoleNames);
  const subject = subjectOf(record, standards);
  const choice = chooseRule(standards.policy, subject);
  const exemption = exemptionOf(standards.policy, subject, standards.at);
  const findings = judgeRole(record, standards);
  return {
    record,
    verdict,
    ...read,
    editable: EDITABLE,
    unused: unusedInWords(record),
    rule: { name: choice.rule.name, why: choice.why },
    findings,
    next: nextInWords(),
  };

  function nextInWords(): readonly string[] {
    if (exemption !== undefined) {
      return [
        `Exemption ${exemption.name} of ${exemption.owner} leaves it alone until ${exemption.expiresAt}`,
      ];
    }
    if (findings.length === 0) {
      return ["Nothing: it does not differ from what the policy wants"];
    }
    return findings.map(({ kind, remedy, why }) =>
      remedy === undefined
        ? `${kind}: only reported. ${why}`
        : `${kind}: ${remedy.action}, ${remedy.response}. ${why}`,
    );
  }
}

/** Only a complete pass that found nothing makes a role unused. */
function unusedInWords({ status, clearedAt, doubtedAt, role }: RoleRecord): string {
  const lastUse =
    role.lastUsedAt === undefined
      ? "IAM shows no use within its tracking window, which is not the same as never"
      : `IAM shows its last use at ${role.lastUsedAt}`;
  switch (status) {
    case "unused":
      return `Yes: the pass of ${clearedAt ?? "an unknown time"} read every enabled Region and found no usage. ${lastUse}`;
    case "in-use":
      return `No: something uses it. ${lastUse}`;
    case "unknown":
      return `Not known: no pass has read every enabled Region since ${doubtedAt ?? "it was made"} without a doubt. ${lastUse}`;
    case "unobserved":
      return `Not known: no service file can tell what uses it; IAM's own check decides. ${lastUse}`;
    case "gone":
      return "It is gone";
  }
}
