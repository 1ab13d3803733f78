import { OBSERVE, type Policy, type Rule } from "../policy.ts";
import type { RoleRecord } from "../record.ts";
import { chooseRule, type Subject } from "./choose-rule.ts";
import { exemptionOf, expiredExemptions } from "./exemptions.ts";
import type { Judgement } from "./finding.ts";
import type { Standards } from "./judge-role.ts";
import { remedyOf } from "./remedy.ts";

/** A role that a rule requires. */
export interface RequiredRole {
  readonly roleName: string;
  readonly principal: string;
  readonly rule: Rule;
}

/** Lists the roles that rules require in this account, each for the first rule that speaks of it. */
export function requiredRoles(
  policy: Policy | undefined,
  account: string,
  organizationalUnits: readonly string[] | undefined,
): readonly RequiredRole[] {
  const named = (policy?.rules ?? [])
    .filter(({ state }) => state === "required")
    .flatMap((rule) => [...new Set(rule.match.roles)].map((roleName) => ({ roleName, rule })));
  return named.flatMap(({ roleName, rule }) => {
    const principal = rule.match.services[0] ?? "";
    const choice = chooseRule(policy, { account, roleName, principal, tags: {}, organizationalUnits });
    return choice.certain && choice.rule === rule ? [{ roleName, principal, rule }] : [];
  });
}

/** Says that a required role is missing, if it is and nothing exempts it. */
export function judgeMissing(
  { roleName, principal }: RequiredRole,
  record: RoleRecord | undefined,
  account: string,
  standards: Standards,
): readonly Judgement[] {
  const { policy, organizationalUnits, at } = standards;
  const subject: Subject = { account, roleName, principal, tags: {}, organizationalUnits };
  const isThere = record !== undefined && record.status !== "gone";
  if (isThere || exemptionOf(policy, subject, at) !== undefined) {
    return [];
  }
  const choice = chooseRule(policy, subject);
  return [
    {
      kind: "missing",
      subject: roleName,
      summary: `${roleName} is not there, and rule ${choice.rule.name} requires it`,
      rule: choice.rule.name,
      ...(policy === undefined ? {} : { policyDigest: policy.digest }),
      ...remedyOf("missing", choice, false),
      evidence: {
        status: record === undefined ? "never seen" : "gone",
        ...(record === undefined ? {} : { roleReadAt: record.roleReadAt }),
        regionsRead: [],
        regionsUnread: [],
        usages: [],
      },
    },
  ];
}

/** Says which exemptions have expired; somebody has to prolong them or take them out of the policy. */
export function judgeExemptions(
  account: string,
  { policy, organizationalUnits, at }: Standards,
): readonly Judgement[] {
  const expired = expiredExemptions(policy, account, at, organizationalUnits);
  return expired.map(({ name, owner, reason, expiresAt }) => ({
    kind: "exemption-expired",
    subject: `exemption:${name}`,
    summary: `Exemption ${name} of ${owner} (${reason}) expired at ${expiresAt}`,
    rule: OBSERVE.name,
    ...(policy === undefined ? {} : { policyDigest: policy.digest }),
    why: "Roles that it covered are judged like any other now. A finding of this kind is only reported.",
    evidence: { status: "expired", regionsRead: [], regionsUnread: [], usages: [] },
  }));
}
