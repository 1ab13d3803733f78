import type { Remediation } from "../../../../functions/core/drift/remediation.ts";
import type { Lane } from "../run/lanes.ts";
import type { RunTrack, RunWait } from "../run/run-track.ts";

/** Gives each wait of runs that mend findings the lane of what is waited for. */
export type NameHolds = (
  runs: readonly RunTrack[],
  remediations: readonly Remediation[],
) => readonly RunTrack[];

/**
 * Remembers what runs wait for: an execution does not say, only the table does, and only of the wait that lasts.
 * Looked at after each jump of the clock, every wait that takes time is seen.
 */
export function createHoldNamer(): NameHolds {
  const lanes = new Map<string, Lane>();
  const idOf = ({ runId }: RunTrack, { from }: RunWait) => `${runId} ${from.toISOString()}`;
  return (runs, remediations) =>
    runs.map((run) => {
      const held = run.waits.filter(({ kind }) => kind === "held");
      const open = held.find(({ endedAt }) => endedAt === undefined);
      const waiting = remediations.find((each) => each.run?.runId === run.runId)?.run?.waiting;
      if (open !== undefined && waiting !== undefined) {
        lanes.set(idOf(run, open), laneFor(waiting));
      }
      const waits = run.waits.map((wait) => ({ ...wait, lane: lanes.get(idOf(run, wait)) ?? wait.lane }));
      return held.length === 0 ? run : { ...run, waits };
    });
}

/** @param waiting what rolecall has written down, in its own words */
function laneFor(waiting: string): Lane {
  const [, lane] = WORDS.find(([word]) => waiting.includes(word)) ?? [];
  return lane ?? "hold";
}

const WORDS = [
  ["an approval", "approval"],
  ["the grace period", "grace"],
  ["the maintenance window", "window"],
] as const;
