import type { Rule } from "../policy.ts";
import type { RoleRecord } from "../record.ts";
import { chooseRule } from "./choose-rule.ts";
import { exemptionOf } from "./exemptions.ts";
import type { Judgement } from "./finding.ts";
import { usedLastInWords } from "./idle.ts";
import { judgeMissing, requiredRoles } from "./judge-account.ts";
import { judgeRole, type Standards, subjectOf } from "./judge-role.ts";
import type { RemediationRun } from "./remediation.ts";

/** Whether the finding that a run mends is still so, and by what rule; or why it is not. */
export type Standing =
  | { readonly stands: true; readonly judgement: Judgement; readonly rule: Rule }
  | { readonly stands: false; readonly why: string };

/** Which role of which account a run is about. */
export interface Concern {
  readonly account: string;
  readonly roleName: string;
  /** What is known of the role now. */
  readonly record: RoleRecord | undefined;
}

/** The text of a rule: equal texts say the same. */
export function ruleText(rule: Rule): string {
  return JSON.stringify(rule);
}

/** Says whether a run may go on: only for the same incarnation, by the same rule, and for the same difference. */
export function standingOf(
  run: Pick<RemediationRun, "kind" | "action" | "response" | "roleId" | "rule">,
  concern: Concern,
  standards: Standards,
): Standing {
  return run.kind === "missing" ? ofMissing(run, concern, standards) : ofPresent(run, concern, standards);
}

function ofMissing(
  run: Pick<RemediationRun, "rule" | "response">,
  { account, roleName, record }: Concern,
  standards: Standards,
): Standing {
  const required = requiredRoles(standards.policy, account, standards.organizationalUnits).find(
    (role) => role.roleName === roleName,
  );
  if (required === undefined) {
    return fallen(`no rule requires ${roleName} any more`);
  }
  const [judgement] = judgeMissing(required, record, account, standards);
  if (judgement === undefined) {
    const isThere = record !== undefined && record.status !== "gone";
    return fallen(isThere ? `${roleName} is there again` : `${roleName} is exempt`);
  }
  return byRule(run, judgement, required.rule);
}

function ofPresent(
  run: Pick<RemediationRun, "kind" | "roleId" | "rule" | "response">,
  { roleName, record }: Concern,
  standards: Standards,
): Standing {
  if (record === undefined || record.status === "gone") {
    return fallen(`${roleName} is gone`);
  }
  const { role, status } = record;
  if (role.roleId !== run.roleId) {
    return fallen(`${roleName} was made again as ${role.roleId}; the finding was about ${run.roleId}`);
  }
  const subject = subjectOf(record, standards);
  const exemption = exemptionOf(standards.policy, subject, standards.at);
  if (exemption !== undefined) {
    return fallen(
      `exemption ${exemption.name} of ${exemption.owner} leaves ${roleName} alone until ${exemption.expiresAt}`,
    );
  }
  const judgement = judgeRole(record, standards).find(({ kind }) => kind === run.kind);
  const { rule } = chooseRule(standards.policy, subject);
  if (judgement !== undefined) {
    return byRule(run, judgement, rule);
  }
  if (run.kind === "unused") {
    return fallen(
      status === "unused"
        ? `${roleName} is not idle for as long as rule ${rule.name} asks: ${usedLastInWords(role)}`
        : `${roleName} is not unused any more but ${status}`,
    );
  }
  return fallen(`the difference is not there any more (${run.kind})`);
}

function byRule(run: Pick<RemediationRun, "rule" | "response">, judgement: Judgement, rule: Rule): Standing {
  if (ruleText(rule) !== run.rule) {
    return fallen(`the policy has changed: rule ${rule.name} counts now, as it is written now`);
  }
  return judgement.remedy?.response === run.response
    ? { stands: true, judgement, rule }
    : fallen(judgement.why);
}

function fallen(why: string): Standing {
  return { stands: false, why };
}
