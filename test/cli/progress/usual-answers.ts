import type { RoleUsage } from "../../../functions/core/usage.ts";
import type { Script } from "./script.ts";

const READ_AT = "2026-01-01T00:00:00.000Z";

/** A usage in Ireland. */
export function usage(name: string, stage = 0): RoleUsage {
  const kind = "recording-configuration";
  const arn = `arn:aws:ivs:eu-west-1:111122223333:${kind}/${name}`;
  return { kind, arn, region: "eu-west-1", release: "delete it", stage };
}

/** Regions that were read, with the usages in each. */
export function readRegions(usages: Readonly<Record<string, readonly RoleUsage[]>>) {
  return Object.entries(usages).map(([region, found]) => ({
    kind: "read" as const,
    region,
    readAt: READ_AT,
    usages: found,
  }));
}

/** A Region that could not be read this time. */
export function unreadRegion(region: string) {
  return { kind: "unread" as const, region, readAt: READ_AT, reason: "ThrottlingException", retryable: true };
}

/** The claim on two Regions, each of which is read by a function of its own. */
export function claimed(...expected: readonly string[]) {
  return {
    kind: "claimed" as const,
    request: {
      roleName: "AWSServiceRoleForIVSRecordToS3",
      mode: "apply" as const,
      release: true,
      maxRounds: 5,
    },
    claim: { account: "111122223333", roleName: "AWSServiceRoleForIVSRecordToS3", runId: "run-1", fence: 1 },
    expected,
    regionGroups: expected.map((region) => [region]),
    observed: true,
    asksIamFirst: false,
    known: true,
  };
}

/** The plan that a run is held to. */
const plan = { digest: "d".repeat(64), roleId: "AROAEXAMPLE" };

/** What IAM's task is called. */
const task = { taskId: "task/1", submittedAt: READ_AT, attempt: 1 };

/** A run that finds three usages in two Regions, releases them in two stages and deletes the role at the second poll. */
export const USUAL: Script = {
  ClaimRole: () => claimed("eu-west-1", "us-east-1"),
  FindUsages: (payload, calls) => {
    if (calls > 1) {
      return { readings: readRegions({ [payload.includes("eu-west-1") ? "eu-west-1" : "us-east-1"]: [] }) };
    }
    return payload.includes("eu-west-1")
      ? { readings: readRegions({ "eu-west-1": [usage("a"), usage("b"), usage("c", 1)] }) }
      : { readings: readRegions({ "us-east-1": [] }) };
  },
  MakePlan: (_, calls) =>
    calls === 0
      ? { kind: "release", stages: [[usage("a"), usage("b")], [usage("c", 1)]], waitSeconds: 30, plan }
      : { kind: "delete", plan },
  ReleaseUsage: (payload) => ({ arn: arnIn(payload), kind: "released" }),
  SubmitDeletion: () => ({ kind: "pending", waitSeconds: 5, task }),
  JudgeDeletion: (_, calls) =>
    calls === 0
      ? { kind: "pending", waitSeconds: 10, task }
      : { kind: "end", outcome: { kind: "deleted", reason: "IAM has deleted the role", blockers: [] } },
  RecordOutcome: () => ({
    kind: "ended",
    outcome: "deleted",
    reason: "IAM has deleted the role",
    blockers: [],
    runId: "run-1",
  }),
};

/** The ARN that a function is told about. */
export function arnIn(payload: string): string {
  return /arn:aws:ivs:[^"]+/.exec(payload)?.[0] ?? "";
}
