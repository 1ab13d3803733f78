import type { DraftRule, PolicyDraft } from "../../../../infra/sandbox/campaign/history/policy-draft.ts";
import type { Act, Published, RunTrace, Trace } from "../../../../infra/sandbox/campaign/trace/trace.ts";
import { at, deletion, PLAN, ROLE, run, trace } from "./small-trace.ts";

/** ARN of somebody in a session of a team's role. */
export const person = (team: string, name: string) =>
  `arn:aws:sts::111122223333:assumed-role/${team}/${name}`;

/** The digest of the plan that people are asked about. */
const DIGEST = "d".repeat(64);

/** A rule that forbids the role of small traces, which goes by itself then. */
export function rule(given: Partial<DraftRule> = {}): DraftRule {
  return {
    role: 1,
    state: "forbidden",
    response: "act",
    drift: "report",
    idleHours: 0,
    minimumAgeHours: 0,
    graceHours: 0,
    approvers: "platform",
    fourEyes: false,
    expiresHours: 1,
    release: "listed",
    releases: ["arn:*"],
    ...given,
  };
}

/** Olga puts a policy in force, a minute after nine. */
export function put(given: Partial<PolicyDraft> = {}, by = person("owners", "olga"), time = "00:10"): Act {
  const policy = { rules: [rule()], exemptions: [], limits: {}, ...given };
  const move = { kind: "put-policy", by: "olga", policy } as const;
  return { at: at(time), move, callsBefore: 0, reply: { by, status: 200 } };
}

/** The run that mends what the rule forbids. */
export function remediation(given: Partial<RunTrace> = {}): RunTrace {
  const deleted = { kind: "deleted", reason: "", blockers: [] };
  return run({
    name: "unexpected-mediatailor-1",
    machine: "remediate-role",
    startedAt: at("00:20"),
    entered: [{ state: "AssessRemediation", at: at("00:20") }],
    output: deleted,
    kept: deleted,
    ...given,
  });
}

/** The run that decommissions the role for it. */
export function worker(given: Partial<RunTrace> = {}): RunTrace {
  return run({
    name: "unexpected-mediatailor-1-apply-1",
    mends: "unexpected-mediatailor-1",
    plan: { ...PLAN, digest: DIGEST },
    entered: [
      { state: "ReleaseUsages", at: at("01:00") },
      { state: "SubmitDeletion", at: at("01:30") },
    ],
    ...given,
  });
}

/** The finding that is mended. */
export function opened(given: Partial<Published> = {}): Published {
  const detail = { id: `${ROLE}#unexpected-1`, roleName: ROLE, kind: "unexpected", occurrence: 1 };
  return { at: at("00:19"), what: "Finding Opened", detail, roles: [], ...given };
}

/** What people are told who may answer. */
const asked = {
  at: at("00:21"),
  text: `{"roleName":"${ROLE}","runId":"unexpected-mediatailor-1","planDigest":"${DIGEST}","decision":"approve"}`,
};

/** Paul's answer to it. */
export function answered(
  given: { by?: string; time?: string; decision?: "approve" | "reject"; planDigest?: string } = {},
): Act {
  const {
    by = person("platform", "paul"),
    time = "00:40",
    decision = "approve",
    planDigest = DIGEST,
  } = given;
  return {
    at: at(time),
    move: { kind: "answer", by: "paul", role: 1, decision },
    callsBefore: 0,
    reply: {
      by,
      status: 200,
      sent: { decision, roleName: ROLE, runId: "unexpected-mediatailor-1", planDigest },
    },
  };
}

/** A history in which a policy has had a forbidden role deleted. */
export function mended(given: Partial<Trace> = {}): Trace {
  return trace({
    acts: [put()],
    runs: [remediation(), worker()],
    changes: [deletion()],
    incarnations: [{ roleName: ROLE, roleId: "AROA1", createdAt: at("00:00"), goneBy: at("01:40") }],
    published: [opened()],
    messages: [asked],
    ...given,
  });
}
