import { type Rule, type SealedPolicy, STALE_AFTER_SECONDS } from "../policy.ts";
import { type RoleRecord, usagesOf } from "../record.ts";
import { chooseRule, type Subject } from "./choose-rule.ts";
import { evidenceOf } from "./evidence.ts";
import { exemptionOf } from "./exemptions.ts";
import type { FindingKind, Judgement } from "./finding.ts";
import { isIdle, usedLastInWords } from "./idle.ts";
import { remedyOf } from "./remedy.ts";

/** What a role is judged by. */
export interface Standards {
  readonly policy: SealedPolicy | undefined;
  /** Ids of the organizational units that hold the account; `undefined`: nobody has said. */
  readonly organizationalUnits: readonly string[] | undefined;
  /** Names of roles that are never decommissioned. */
  readonly protectedRoleNames: readonly string[];
  /** The present; ISO 8601. */
  readonly at: string;
}

/** What is so of a role, and which response of its rule it asks for; none: it can only be reported. */
interface Difference {
  readonly kind: FindingKind;
  readonly summary: string;
}

/** Says how a role differs from what its owner wants, and what is unknown of it. A role that is exempt differs in nothing. */
export function judgeRole(record: RoleRecord, standards: Standards): readonly Judgement[] {
  const { policy, at } = standards;
  if (record.status === "gone") {
    return [];
  }
  const subject = subjectOf(record, standards);
  const choice = chooseRule(policy, subject);
  const exemption = exemptionOf(policy, subject, at);
  if (exemption !== undefined) {
    return [];
  }
  const seconds = policy?.staleAfterSeconds ?? STALE_AFTER_SECONDS;
  const differences = [
    unexpected(record, choice.rule),
    unused(record, choice.rule, at),
    descriptionDrift(record, choice.rule),
    tagDrift(record, choice.rule),
    recreated(record),
    strayUsages(record, choice.rule),
    unknown(record),
    stale(record, seconds, at),
  ].flatMap((difference) => difference ?? []);
  return differences.map(({ kind, summary }) => ({
    kind,
    subject: record.role.roleName,
    roleId: record.role.roleId,
    summary,
    rule: choice.rule.name,
    ...(policy === undefined ? {} : { policyDigest: policy.digest }),
    ...remedyOf(kind, choice, standards.protectedRoleNames.includes(record.role.roleName)),
    evidence: evidenceOf(record),
  }));
}

/** What a rule can ask of the role of a record. */
export function subjectOf(
  { account, role, principal }: Pick<RoleRecord, "account" | "role" | "principal">,
  { organizationalUnits }: Pick<Standards, "organizationalUnits">,
): Subject {
  return { account, roleName: role.roleName, principal, tags: role.tags, organizationalUnits };
}

function unexpected({ role }: RoleRecord, { state, name }: Rule): Difference | undefined {
  return state === "forbidden"
    ? { kind: "unexpected", summary: `${role.roleName} exists, and rule ${name} forbids it` }
    : undefined;
}

/** Idle alone is never enough: every enabled Region has to have been read, in one pass, and to have shown no usage. */
function unused(record: RoleRecord, rule: Rule, at: string): Difference | undefined {
  const { role, status, clearedAt } = record;
  return status === "unused" && clearedAt !== undefined && isIdle(role, rule, at)
    ? {
        kind: "unused",
        summary: `${role.roleName} is unused: nothing uses it in any enabled Region, and ${usedLastInWords(role)}`,
      }
    : undefined;
}

function descriptionDrift({ role }: RoleRecord, { description, name }: Rule): Difference | undefined {
  const now = role.description ?? "";
  return description === null || now === description
    ? undefined
    : {
        kind: "description-drift",
        summary: `The description of ${role.roleName} is ${JSON.stringify(now)}; rule ${name} wants ${JSON.stringify(description)}`,
      };
}

function tagDrift({ role }: RoleRecord, { tags, name }: Rule): Difference | undefined {
  const other = Object.entries(tags).filter(
    ([key, value]) => !Object.hasOwn(role.tags, key) || role.tags[key] !== value,
  );
  const words = other.map(([key, value]) => `${key}=${value}`).sort();
  return words.length === 0
    ? undefined
    : {
        kind: "tag-drift",
        summary: `${role.roleName} lacks what rule ${name} wants it tagged with: ${words.join(", ")}`,
      };
}

function recreated({ role, decommissioned }: RoleRecord): Difference | undefined {
  return decommissioned === undefined || decommissioned.roleId === role.roleId
    ? undefined
    : {
        kind: "recreated-after-decommission",
        summary: `${role.roleName} is back as ${role.roleId}: run ${decommissioned.runId} had deleted ${decommissioned.roleId}`,
      };
}

function strayUsages(record: RoleRecord, { regions, name }: Rule): Difference | undefined {
  const stray = regions === null ? [] : usagesOf(record).filter(({ region }) => !regions.includes(region));
  const where = [...new Set(stray.map(({ region }) => region))].sort();
  return where.length === 0
    ? undefined
    : {
        kind: "usage-in-unexpected-region",
        summary: `${record.role.roleName} is used in ${where.join(", ")}, where rule ${name} expects no usage`,
      };
}

function unknown({ role, regions, status }: RoleRecord): Difference | undefined {
  const unread = Object.values(regions).flatMap((reading) => (reading.kind === "unread" ? [reading] : []));
  if (unread.length === 0 && status !== "unknown") {
    return undefined;
  }
  const reasons = unread.map(({ region, reason }) => `${region} (${reason})`).sort();
  const what =
    reasons.length === 0
      ? "no pass has read every enabled Region without a doubt since"
      : `not every Region could be read: ${reasons.join("; ")}`;
  return { kind: "unknown", summary: `Whether ${role.roleName} is used is not known everywhere: ${what}` };
}

function stale({ role, completeAt }: RoleRecord, seconds: number, at: string): Difference | undefined {
  const since = completeAt ?? role.createdAt;
  return (Date.parse(at) - Date.parse(since)) / 1000 <= seconds
    ? undefined
    : {
        kind: "stale",
        summary: `${role.roleName} has not been looked at with success ${completeAt === undefined ? "yet" : `since ${completeAt}`}`,
      };
}
