import type { RunProgress } from "../../../cli/progress/run-progress.ts";

/** When the runs of these tests start. */
const START = new Date("2026-11-20T09:00:00Z");

/** So many seconds into the runs. */
export function secondsIn(seconds: number): Date {
  return new Date(START.getTime() + seconds * 1000);
}

/** A run that has just started, with these differences. */
export function aRun(changes: Partial<RunProgress> = {}): RunProgress {
  return {
    runId: changes.roleName ?? "run-1",
    roleName: "AWSServiceRoleForIVSRecordToS3",
    workflow: "decommission",
    startedAt: START.toISOString(),
    elapsedSeconds: 0,
    phase: "starting",
    round: 1,
    ...changes,
  };
}

/** A run that has ended so, so many seconds after the start. */
export function anEndedRun(kind: string, seconds: number, changes: Partial<RunProgress> = {}): RunProgress {
  return aRun({
    phase: "ended",
    endedAt: secondsIn(seconds).toISOString(),
    elapsedSeconds: seconds,
    outcome: { kind, reason: `it is ${kind}`, blockers: [] },
    ...changes,
  });
}
