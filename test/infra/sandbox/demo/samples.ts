import type { Finding } from "../../../../functions/core/drift/finding.ts";
import type { Remediation, RemediationRun } from "../../../../functions/core/drift/remediation.ts";
import type { RecordStatus, RoleRecord } from "../../../../functions/core/record.ts";
import type { OutcomeKind } from "../../../../functions/core/request.ts";
import type { RestoreReport } from "../../../../functions/core/restore-run.ts";
import type { Chronicle } from "../../../../infra/sandbox/demo/chronicle.ts";
import type { Happening } from "../../../../infra/sandbox/demo/happening.ts";
import type { RunTrack } from "../../../../infra/sandbox/demo/run/run-track.ts";

/** An instant so many seconds after nine o'clock. */
export const secondsIn = (seconds: number): Date => new Date(Date.UTC(2026, 10, 20, 9, 0, seconds));

/** A record of the inventory. */
export function recordOf({
  roleName,
  status,
  arn = "arn:aws:ivs:eu-west-1:111122223333:channel/Ab12",
}: {
  readonly roleName: string;
  readonly status: RecordStatus;
  readonly arn?: string;
}): RoleRecord {
  const readAt = "2026-11-20T09:00:00.000Z";
  const usage = { kind: "channel", arn, region: "eu-west-1", release: "detach it", stage: 0 };
  return {
    account: "111122223333",
    role: {
      roleName,
      roleId: "AROAEXAMPLE0000000001",
      arn: `arn:aws:iam::111122223333:role/aws-service-role/ivs.amazonaws.com/${roleName}`,
      path: "/aws-service-role/ivs.amazonaws.com/",
      trusted: ["ivs.amazonaws.com"],
      createdAt: readAt,
      tags: {},
    },
    principal: "ivs.amazonaws.com",
    status,
    roleReadAt: readAt,
    regions: {
      "us-east-1": { kind: "read", region: "us-east-1", readAt, usages: [] },
      "eu-west-1": { kind: "read", region: "eu-west-1", readAt, usages: [usage] },
    },
    statusSince: readAt,
    version: 1,
  };
}

/** A run that waited for a live channel, let the service settle, waited for IAM, and ended. */
export function runOf({
  roleName,
  workflow = "decommission",
  mode = "apply",
  outcome,
  blockers = [],
  reason = "That is how it ended",
  restored = [],
}: {
  readonly roleName: string;
  readonly workflow?: RunTrack["workflow"];
  readonly mode?: RunTrack["mode"];
  readonly outcome: OutcomeKind;
  readonly blockers?: readonly string[];
  readonly reason?: string;
  readonly restored?: readonly RestoreReport[];
}): RunTrack {
  const failure = { error: "ResourceBusyError", reason };
  return {
    executionArn: `arn:aws:states:us-east-1:111122223333:execution:decommission-role:${roleName}-${mode}`,
    runId: `${roleName}-${mode}`,
    workflow,
    roleName,
    mode,
    status: "SUCCEEDED",
    startedAt: secondsIn(0),
    endedAt: secondsIn(420),
    works: [
      { lane: "look", state: "MakePlan", at: secondsIn(0), endedAt: secondsIn(0) },
      { lane: "release", state: "ReleaseUsage", at: secondsIn(0), endedAt: secondsIn(0), failure },
      { lane: "release", state: "ReleaseUsage", at: secondsIn(300), endedAt: secondsIn(300) },
      { lane: "look", state: "MakePlan", at: secondsIn(330), endedAt: secondsIn(330) },
      { lane: "delete", state: "SubmitDeletion", at: secondsIn(330), endedAt: secondsIn(330) },
      { lane: "outcome", state: "RecordOutcome", at: secondsIn(420), endedAt: secondsIn(420) },
    ],
    waits: [
      {
        lane: "release",
        state: "ReleaseUsage",
        kind: "retry",
        from: secondsIn(0),
        endedAt: secondsIn(300),
        latest: secondsIn(360),
        failure: { ...failure, failures: 1 },
      },
      {
        lane: "settle",
        state: "LetServiceSettle",
        kind: "planned",
        from: secondsIn(300),
        endedAt: secondsIn(330),
      },
      { lane: "delete", state: "WaitForIam", kind: "planned", from: secondsIn(330), endedAt: secondsIn(420) },
    ],
    ending: { outcome, reason, blockers, planned: [], restored },
  };
}

/** A finding about a role that somebody has made and that has gone again. */
export function findingOf(about: Partial<Finding> & Pick<Finding, "subject" | "kind">): Finding {
  return {
    account: "111122223333",
    summary: `${about.subject} exists, and rule r forbids it`,
    rule: "r",
    why: "Rule r (1 of 1) is the first that matches.",
    evidence: { status: "in-use", regionsRead: [], regionsUnread: [], usages: [] },
    status: "closed",
    occurrence: 1,
    openedAt: "2026-11-20T09:00:00.000Z",
    updatedAt: "2026-11-20T10:01:05.000Z",
    closedAt: "2026-11-20T10:01:05.000Z",
    closedBecause: `${about.subject} is gone`,
    version: 2,
    ...about,
  };
}

/** What rolecall has done about a role: one run, which olga's policy wanted and paul has approved. */
export function remediationOf(roleName: string, about: Partial<RemediationRun> = {}): Remediation {
  const by = (name: string) => `arn:aws:sts::111122223333:assumed-role/platform/${name}`;
  return {
    account: "111122223333",
    roleName,
    runs: 1,
    failures: 0,
    version: 7,
    run: {
      runId: `unexpected-${roleName}`,
      kind: "unexpected",
      occurrence: 1,
      action: "decommission",
      response: "approve",
      rule: "{}",
      policyDigest: "ab",
      requestedBy: by("olga"),
      beganAt: "2026-11-20T09:00:00.000Z",
      answer: { decision: "approve", by: by("paul"), at: "2026-11-20T09:20:00.000Z" },
      ...about,
    },
  };
}

/** A happening. */
export function happeningOf(about: Partial<Happening>): Happening {
  return {
    at: secondsIn(0),
    kind: "recorded",
    speaker: "rolecall",
    tone: "plain",
    text: "Something happens.",
    details: [],
    ...about,
  };
}

/** A whole story, in which everything that can be named has this name. */
export function storyOf(name: string): Chronicle {
  const runs = [runOf({ roleName: name, outcome: "blocked", reason: name, blockers: [name] })];
  const latest = happeningOf({
    text: name,
    details: [name],
    document: { name, text: `${name}\n  ${name}\n` },
  });
  return {
    chapters: [
      { number: 1, title: name, sentence: name, groups: [{ latest, firstAt: secondsIn(0), count: 1 }], runs },
    ],
    before: [recordOf({ roleName: name, status: "in-use", arn: name })],
    after: [recordOf({ roleName: name, status: "unobserved", arn: name })],
    runs,
    findings: [findingOf({ subject: name, kind: "unexpected", summary: name, closedBecause: name })],
    remediations: [remediationOf(name)],
    endedAt: secondsIn(420),
  };
}
