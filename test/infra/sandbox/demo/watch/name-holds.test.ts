import { describe, expect, it } from "vitest";
import type { RunTrack, RunWait } from "../../../../../infra/sandbox/demo/run/run-track.ts";
import { createHoldNamer } from "../../../../../infra/sandbox/demo/watch/name-holds.ts";
import { remediationOf, runOf, secondsIn } from "../samples.ts";

/** A run that waits since so many seconds, after waits that have ended. */
function waitingSince(...seconds: readonly number[]): RunTrack {
  const waits = seconds.map(
    (from, index): RunWait => ({
      lane: "hold",
      state: "AwaitChange",
      kind: "held",
      from: secondsIn(from),
      ...(index === seconds.length - 1 ? {} : { endedAt: secondsIn(seconds[index + 1] ?? 0) }),
    }),
  );
  const run = runOf({ roleName: "R", workflow: "remediation", outcome: "deleted" });
  return { ...run, runId: "unexpected-R", waits };
}

const lanesOf = (runs: readonly RunTrack[]) => runs.map(({ waits }) => waits.map(({ lane }) => lane));

describe("createHoldNamer", () => {
  it("remembers what each wait was for, as the table said while it lasted", () => {
    const nameHolds = createHoldNamer();
    const look = (waiting: string, ...seconds: readonly number[]) =>
      lanesOf(nameHolds([waitingSince(...seconds)], [remediationOf("R", { waiting })]));

    expect(look("Waiting for an approval, which was asked for at 9, until 10 at the latest", 0)).toEqual([
      ["approval"],
    ]);
    expect(look("Waiting for the grace period, until 10 at the latest", 0, 60)).toEqual([
      ["approval", "grace"],
    ]);
    expect(look("Waiting for the maintenance window, until 10 at the latest", 0, 60, 90)).toEqual([
      ["approval", "grace", "window"],
    ]);
  });

  it("leaves a wait for anything else, and of any other run, what it is", () => {
    const nameHolds = createHoldNamer();
    const paused = remediationOf("R", { waiting: "Paused: audit" });
    const other = remediationOf("R", { runId: "another", waiting: "Waiting for the grace period" });

    expect(lanesOf(nameHolds([waitingSince(0)], [paused]))).toEqual([["hold"]]);
    expect(lanesOf(nameHolds([waitingSince(0)], [other]))).toEqual([["hold"]]);
  });
});
