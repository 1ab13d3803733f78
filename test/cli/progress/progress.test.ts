import { describe, expect, it } from "vitest";
import { failsWith, playRun } from "./play-run.ts";
import { arnIn, claimed, readRegions, USUAL, unreadRegion } from "./usual-answers.ts";

describe("the progress of a decommission", () => {
  it("goes through its phases in order", async () => {
    const { events, progress } = await playRun({ workflow: "decommission-role", script: USUAL });

    const phases = events.map((_, index) => progress({ events: index + 1 }).phase);

    expect(phases.filter((phase, index) => phase !== phases[index - 1])).toEqual([
      "starting",
      "finding-usages",
      "planning",
      "releasing",
      "settling",
      "finding-usages",
      "planning",
      "deleting",
      "waiting-for-iam",
      "ending",
      "ended",
    ]);
  });

  it("says what the last event leaves: when it ended, how, and what was released", async () => {
    const { progress } = await playRun({ workflow: "decommission-role", script: USUAL });

    expect(progress({ seconds: 9999 })).toEqual({
      runId: "run-1",
      workflow: "decommission",
      roleName: "AWSServiceRoleForIVSRecordToS3",
      mode: "apply",
      startedAt: "2026-01-01T00:00:00.000Z",
      endedAt: "2026-01-01T00:00:45.000Z",
      elapsedSeconds: 45,
      phase: "ended",
      round: 2,
      maxRounds: 5,
      regions: { read: 2, of: 2, unread: [] },
      usagesFound: 0,
      usagesReleased: 3,
      usagesNotReleased: 0,
      usagesToRelease: 3,
      usagesReleasedInAll: 3,
      outcome: { kind: "deleted", reason: "IAM has deleted the role", blockers: [] },
    });
  });

  it("knows nothing before it has heard anything, and says so", async () => {
    const { progress } = await playRun({ workflow: "decommission-role", script: USUAL });

    expect(progress({ events: 0, seconds: 7, run: { definition: undefined } })).toEqual({
      runId: "run-1",
      workflow: "decommission",
      roleName: "AWSServiceRoleForIVSRecordToS3",
      startedAt: "2026-01-01T00:00:00.000Z",
      elapsedSeconds: 7,
      phase: "starting",
      round: 1,
    });
  });

  it("counts Regions, usages and releases one by one, in every round anew", async () => {
    const { events, progress } = await playRun({ workflow: "decommission-role", script: USUAL });

    const counts = events.map((_, index) => {
      const { round, regions, usagesFound, usagesReleased } = progress({ events: index + 1 });
      return `${round}: ${regions?.read} Regions, ${usagesFound} usages, ${usagesReleased} released`;
    });

    expect(counts.filter((count, index) => count !== counts[index - 1])).toEqual([
      "1: undefined Regions, undefined usages, undefined released",
      "1: 0 Regions, undefined usages, undefined released",
      "1: 1 Regions, 3 usages, undefined released",
      "1: 2 Regions, 3 usages, undefined released",
      "1: 2 Regions, 3 usages, 0 released",
      "1: 2 Regions, 3 usages, 1 released",
      "1: 2 Regions, 3 usages, 2 released",
      "1: 2 Regions, 3 usages, 3 released",
      "2: 0 Regions, undefined usages, 3 released",
      "2: 1 Regions, 0 usages, 3 released",
      "2: 2 Regions, 0 usages, 3 released",
    ]);
  });

  it("tells usages that went by themselves, and those that could not be released, from released ones", async () => {
    const { progress } = await playRun({
      workflow: "decommission-role",
      script: {
        ...USUAL,
        ReleaseUsage: (payload, calls) => ({
          arn: arnIn(payload),
          kind: (["released", "gone", "refused"] as const)[calls] ?? "failed",
        }),
      },
      seconds: 10,
    });

    expect(progress()).toMatchObject({
      usagesReleased: 2,
      usagesNotReleased: 1,
      usagesToRelease: 3,
      usagesReleasedInAll: 1,
    });
  });

  it("says until when the service may settle and IAM is given time", async () => {
    const { progress, countTo } = await playRun({ workflow: "decommission-role", script: USUAL });
    const waits = [countTo("WaitStateEntered", "LetServiceSettle")];
    const polls = [1, 2].map((nth) => countTo("WaitStateEntered", "WaitForIam", nth));

    expect([...waits, ...polls].map((events) => progress({ events }).wait)).toEqual([
      { reason: "the service to settle", until: "2026-01-01T00:00:30.000Z" },
      { reason: "IAM's answer", until: "2026-01-01T00:00:35.000Z" },
      { reason: "IAM's answer", until: "2026-01-01T00:00:45.000Z" },
    ]);
    expect(progress({ events: countTo("WaitStateExited", "WaitForIam") }).wait).toBeUndefined();
  });

  it("names the Regions that could not be read, and that another look is waited for", async () => {
    const { progress, countTo } = await playRun({
      workflow: "decommission-role",
      script: {
        ...USUAL,
        FindUsages: (payload) =>
          payload.includes("us-east-1")
            ? { readings: [unreadRegion("us-east-1")] }
            : { readings: readRegions({ "eu-west-1": [] }) },
        MakePlan: () => ({ kind: "look-again", waitSeconds: 60 }),
      },
      seconds: 90,
    });

    expect(progress({ events: countTo("WaitStateEntered", "LetServiceSettle") })).toMatchObject({
      round: 1,
      regions: { read: 1, of: 2, unread: ["us-east-1"] },
      wait: {
        reason: "another look at us-east-1, which could not be read",
        until: "2026-01-01T00:01:00.000Z",
      },
    });
    expect(progress()).toMatchObject({ round: 2, regions: { read: 1, of: 2, unread: ["us-east-1"] } });
  });

  it("counts Regions as unread whose function failed for good, and those that said nothing", async () => {
    const { progress, countTo } = await playRun({
      workflow: "decommission-role",
      script: {
        ...USUAL,
        ClaimRole: () => claimed("eu-central-1", "eu-west-1", "us-east-1"),
        FindUsages: (payload) => {
          if (payload.includes("eu-west-1")) {
            return { readings: [] };
          }
          return payload.includes("us-east-1")
            ? failsWith("ConfigurationError", "not deployed")
            : { readings: readRegions({ "eu-central-1": [] }) };
        },
      },
    });

    expect(progress({ events: countTo("TaskStateEntered", "MakePlan") - 1 }).regions).toEqual({
      read: 1,
      of: 3,
      unread: ["us-east-1"],
    });
    expect(progress({ events: countTo("TaskStateEntered", "MakePlan") }).regions).toEqual({
      read: 1,
      of: 3,
      unread: ["eu-west-1", "us-east-1"],
    });
  });

  it("says why IAM refused the deletion while the run waits to look again", async () => {
    const { progress } = await playRun({
      workflow: "decommission-role",
      script: {
        ...USUAL,
        JudgeDeletion: () => ({
          kind: "in-use",
          waitSeconds: 60,
          deletion: { reason: "a channel uses it", blockers: [] },
        }),
      },
      seconds: 60,
    });

    expect(progress()).toMatchObject({
      phase: "settling",
      wait: {
        reason: "another look, since IAM refused the deletion: a channel uses it",
        until: "2026-01-01T00:01:35.000Z",
      },
    });
  });

  it("takes the words of the functions in a plan for what they are: nothing is released", async () => {
    const planned = { kind: "planned", reason: "3 usages would be released", blockers: [] } as const;
    const { progress } = await playRun({
      workflow: "decommission-role",
      script: {
        ...USUAL,
        ClaimRole: () => {
          const claim = claimed("eu-west-1", "us-east-1");
          return { ...claim, request: { ...claim.request, mode: "plan" } };
        },
        MakePlan: () => ({ kind: "end", outcome: planned }),
        RecordOutcome: () => ({ ...planned, kind: "ended", outcome: "planned", runId: "run-1" }),
      },
    });

    expect(progress()).toMatchObject({ mode: "plan", phase: "ended", usagesFound: 3, outcome: planned });
    expect(progress()).not.toHaveProperty("usagesToRelease");
  });
});
