import type {
  Change,
  PlanTrace,
  Published,
  RunTrace,
  Trace,
} from "../../../../infra/sandbox/campaign/trace/trace.ts";

/** The role that small traces are about. */
export const ROLE = "AWSServiceRoleForMediaTailor";

/** What uses it. */
export const ARN = "arn:aws:mediatailor:us-east-1:111122223333:playbackConfiguration/p";

/** An instant of the day on which everything happens: minutes and seconds after nine, for example `01:30`. */
export const at = (time: string) => `2026-11-20T09:${time}.000Z`;

/** A history in which nothing has happened, but for what is given. */
export function trace(given: Partial<Trace> = {}): Trace {
  return {
    seed: 0,
    setting: { name: "of a test", parameters: { MaximumDeletionsPerDay: "10" }, iam: {}, staleSeconds: 0 },
    account: "111122223333",
    regions: ["us-east-1", "eu-central-1"],
    acts: [],
    touches: [],
    touchesDuringMoves: given.touches?.length ?? 0,
    calls: given.changes ?? [],
    changes: [],
    runs: [],
    published: [],
    incarnations: [],
    letters: [],
    resourcesAfterMoves: given.resources ?? [],
    resources: [],
    roles: [],
    items: [],
    messages: [],
    secrets: [],
    tokens: [],
    writings: {},
    functionErrors: [],
    settledAt: at("59:59"),
    ...given,
  };
}

/** A plan that names the one usage. */
export const PLAN: PlanTrace = {
  digest: "d1",
  roleId: "AROA1",
  usages: [{ arn: ARN, region: "us-east-1", kind: "playback-configuration" }],
};

/** A run that applies, from the first minute to the second one. */
export function run(given: Partial<RunTrace> = {}): RunTrace {
  return {
    name: "run1",
    machine: "decommission-role",
    automatic: false,
    input: {},
    roleName: ROLE,
    mode: "apply",
    release: true,
    maxRounds: 5,
    startedAt: at("01:00"),
    stoppedAt: at("02:00"),
    status: "SUCCEEDED",
    plan: PLAN,
    output: { kind: "deleted", reason: "", blockers: [] },
    kept: { kind: "deleted", reason: "", blockers: [] },
    entered: [{ state: "FindUsages", at: at("01:00") }],
    ...given,
  };
}

/** A release of the one usage, during the run. */
export function release(given: Partial<Change> = {}): Change {
  return {
    at: at("01:00"),
    index: 10,
    by: "rolecall-release-usage",
    service: "mediatailor",
    operation: "ConfigureLogsForPlaybackConfiguration",
    region: "us-east-1",
    parameters: { PlaybackConfigurationName: "p", PercentEnabled: 0 },
    ...given,
  };
}

/** The submission of the role's deletion, during the run. */
export function deletion(given: Partial<Change> = {}): Change {
  return {
    at: at("01:30"),
    index: 20,
    by: "rolecall-submit-deletion",
    service: "iam",
    operation: "DeleteServiceLinkedRole",
    region: "us-east-1",
    parameters: { roleName: ROLE },
    ...given,
  };
}

/** What the run says of its end. */
export function ended(kind: string, given: Partial<Published> = {}): Published {
  return {
    at: at("02:00"),
    what: "Run Ended",
    detail: { runId: "run1", roleName: ROLE, outcome: { kind, reason: "", blockers: [] } },
    roles: [],
    ...given,
  };
}
