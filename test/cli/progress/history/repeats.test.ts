import { describe, expect, it } from "vitest";
import { failsWith, playRun } from "../play-run.ts";
import { arnIn, USUAL } from "../usual-answers.ts";

describe("a try that is repeated", () => {
  const live = "Channel arn:aws:ivs:eu-west-1:111122223333:channel/live is live; its stream has to end first";

  it("says what is busy, how many tries are left, and when the next one begins at the latest", async () => {
    const { progress } = await playRun({
      workflow: "decommission-role",
      script: {
        ...USUAL,
        ReleaseUsage: (payload) =>
          payload.includes("configuration/a")
            ? failsWith("ResourceBusyError", live)
            : { arn: arnIn(payload), kind: "released" },
      },
      seconds: 600,
    });

    expect(progress({ seconds: 1 })).toMatchObject({
      phase: "releasing",
      usagesReleased: 1,
      usagesToRelease: 3,
      wait: { reason: live, until: "2026-01-01T00:01:00.000Z" },
      retry: { attempt: 1, of: 61, error: "ResourceBusyError", reason: live, others: 0 },
    });
    // Half of 60 seconds later the second try begins, and fails; then 90 seconds is the longest time.
    expect(progress({ seconds: 31 })).toMatchObject({
      wait: { reason: live, until: "2026-01-01T00:02:00.000Z" },
      retry: { attempt: 2, of: 61 },
    });
  });

  it("is not waited for while it is on its way, though it is still a repetition", async () => {
    const { progress, events } = await playRun({
      workflow: "decommission-role",
      script: { ...USUAL, ClaimRole: () => failsWith("Lambda.ServiceException", "try later") },
      seconds: 10,
    });
    const failed = events.findIndex(({ type }) => type === "TaskFailed");
    const again = events.findIndex(({ type }, index) => type === "TaskScheduled" && index > failed);

    const { retry, wait } = progress({ events: again + 1 });

    expect(retry).toMatchObject({ attempt: 1, of: 7, error: "Lambda.ServiceException" });
    expect(wait).toBeUndefined();
  });

  it("counts how many others are repeated at the same time", async () => {
    const { progress } = await playRun({
      workflow: "decommission-role",
      script: { ...USUAL, ReleaseUsage: () => failsWith("ResourceBusyError", live) },
      seconds: 600,
    });

    expect(progress().retry?.others).toBe(1);
  });

  it("is told of though another task has been given up meanwhile", async () => {
    const { progress } = await playRun({
      workflow: "decommission-role",
      script: {
        ...USUAL,
        ReleaseUsage: (payload) =>
          payload.includes("configuration/a")
            ? failsWith("ResourceBusyError", live)
            : failsWith("ConfigurationError", "not deployed"),
      },
      seconds: 10,
    });

    expect(progress()).toMatchObject({ usagesNotReleased: 1, retry: { reason: live, others: 0 } });
  });

  it("is over once the last try has failed, and counts as not released", async () => {
    const { progress } = await playRun({
      workflow: "decommission-role",
      script: {
        ...USUAL,
        ReleaseUsage: (payload) =>
          payload.includes("configuration/a")
            ? failsWith("ClaimLostError", "another run has the role")
            : { arn: arnIn(payload), kind: "released" },
      },
      seconds: 10,
    });

    expect(progress()).toMatchObject({ phase: "settling", usagesReleased: 2, usagesNotReleased: 1 });
    expect(progress()).not.toHaveProperty("retry");
  });

  it("says no more than it knows without the machine's definition", async () => {
    const { progress } = await playRun({
      workflow: "decommission-role",
      script: { ...USUAL, ClaimRole: () => failsWith("Lambda.TooManyRequestsException", "Rate exceeded") },
      seconds: 10,
    });

    const { retry, wait, deadline } = progress({ seconds: 0, run: { definition: undefined } });

    expect(retry).toEqual({
      attempt: 1,
      error: "Lambda.TooManyRequestsException",
      reason: "Rate exceeded",
      others: 0,
    });
    expect(wait).toEqual({ reason: "Rate exceeded" });
    expect(deadline).toBeUndefined();
  });
});
