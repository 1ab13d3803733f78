import { required } from "../../../../functions/core/required.ts";
import {
  type DraftExemption,
  type DraftLimits,
  type DraftResponse,
  type DraftRule,
  type PolicyDraft,
  PROTECTION_TAG,
  TEAM_TAG,
} from "../history/policy-draft.ts";
import { cast } from "../history/theatre.ts";

const HOUR_MILLISECONDS = 3_600_000;

const APPROVERS: Readonly<Record<DraftRule["approvers"], string>> = {
  platform: "arn:aws:sts::*:assumed-role/platform/*",
  everybody: "arn:aws:sts::*:assumed-role/*",
  paul: "arn:aws:sts::*:assumed-role/platform/paul",
};

/**
 * Writes a draft as the file that its owner puts in force: YAML, of which JSON is a part.
 *
 * @param at the present, from which exemptions count
 */
export function writePolicy({ rules, exemptions, limits, tagCapDays }: PolicyDraft, at: Date): string {
  return JSON.stringify({
    version: 1,
    ...(tagCapDays === undefined ? {} : { protectionTag: { key: PROTECTION_TAG, cap: `${tagCapDays}d` } }),
    ...(Object.keys(limits).length === 0 ? {} : { limits: writeLimits(limits) }),
    rules: rules.map(writeRule),
    ...(exemptions.length === 0
      ? {}
      : { exemptions: exemptions.map((exemption) => writeExemption(exemption, at)) }),
  });
}

/** When an exemption ends that was put in force then; ISO 8601. */
export function exemptUntil({ hours }: Pick<DraftExemption, "hours">, at: Date): string {
  return new Date(at.getTime() + hours * HOUR_MILLISECONDS).toISOString();
}

function writeRule(rule: DraftRule, place: number): unknown {
  const { roleName, principal } = required(cast[rule.role], "a role of the cast");
  const { state, response, drift, description, team, window, release, releases } = rule;
  const wants = description !== undefined || team !== undefined;
  const asks = response === "approve" || (wants && drift === "approve");
  return {
    name: `rule-${place + 1}`,
    match: { role: roleName, service: principal },
    state,
    [ASKED[state]]: wordOf(response, ACTS[state]),
    ...(wants ? { drift: wordOf(drift, "put-back") } : {}),
    ...(description === undefined ? {} : { description }),
    ...(team === undefined ? {} : { tags: { [TEAM_TAG]: team } }),
    idle: `${rule.idleHours}h`,
    minimumAge: `${rule.minimumAgeHours}h`,
    grace: `${rule.graceHours}h`,
    ...(window === undefined
      ? {}
      : { window: { cron: `0 ${window.hour} * * *`, duration: `${window.hours}h` } }),
    ...(asks ? { approvers: APPROVERS[rule.approvers], approvalExpires: `${rule.expiresHours}h` } : {}),
    fourEyes: rule.fourEyes,
    release,
    ...(release === "listed" ? { releases } : {}),
  };
}

const ASKED = { allowed: "unused", required: "missing", forbidden: "unexpected" } as const;

const ACTS = { allowed: "decommission", required: "recreate", forbidden: "decommission" } as const;

function wordOf(response: DraftResponse, acts: string): string {
  return response === "act" ? acts : response;
}

function writeExemption(exemption: DraftExemption, at: Date): unknown {
  return {
    name: exemption.name,
    match: { role: required(cast[exemption.role], "a role of the cast").roleName },
    owner: "the campaign",
    reason: "to see that it is left alone",
    expires: exemptUntil(exemption, at),
  };
}

function writeLimits({ rolesPerDay, rolesPercent, releasesPerRun, releasesPercent }: DraftLimits): unknown {
  const day = {
    ...(rolesPerDay === undefined ? {} : { roles: rolesPerDay }),
    ...(rolesPercent === undefined ? {} : { percent: rolesPercent }),
  };
  const run = {
    ...(releasesPerRun === undefined ? {} : { releases: releasesPerRun }),
    ...(releasesPercent === undefined ? {} : { percent: releasesPercent }),
  };
  return {
    ...(Object.keys(day).length === 0 ? {} : { perDay: day }),
    ...(Object.keys(run).length === 0 ? {} : { perRun: run }),
  };
}
