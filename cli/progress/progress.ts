import { countsIn } from "./history/counts.ts";
import { type Ending, endingIn } from "./history/ending.ts";
import { later } from "./history/later.ts";
import { learnFromAnswer, learnFromEntry, learnFromFailure } from "./history/learn.ts";
import { parsed } from "./history/parsed.ts";
import { phaseOf } from "./history/phases.ts";
import { readTimeRules } from "./history/retry-rules.ts";
import { answerIn, type ReadEvent, type RunEvent, readEvent } from "./history/run-event.ts";
import { NOTHING_KNOWN, type Tally } from "./history/tally.ts";
import { createVisits } from "./history/visits.ts";
import { heldUpIn } from "./history/waits.ts";
import type { Phase, RunProgress, RunToFollow } from "./run-progress.ts";

/** Follows a run by its history. */
export interface Progress {
  /** Takes the next event. One that it has taken before it passes over, so that a history may be given whole each time. */
  add(event: RunEvent): void;
  /**
   * What the run is doing, as far as the events tell.
   *
   * @param now the present; ISO 8601
   */
  at(now: string): RunProgress;
}

/**
 * Tells what a run is doing from its whole history so far.
 *
 * @param now the present; ISO 8601
 */
export function progressOf(run: RunToFollow, events: readonly RunEvent[], now: string): RunProgress {
  const progress = createProgress(run);
  for (const event of events) {
    progress.add(event);
  }
  return progress.at(now);
}

/** Begins to follow a run. */
export function createProgress(run: RunToFollow): Progress {
  const { runId, roleName, workflow, startedAt, remediation } = run;
  const rules = readTimeRules(run.definition);
  const visits = createVisits();
  let latestId = 0;
  let phase: Phase = "starting";
  let tally: Tally = NOTHING_KNOWN;
  let ending: Ending | undefined;

  const take = (event: ReadEvent) => {
    latestId = event.id;
    // What comes after an end is a redrive: the run goes on.
    ending = endingIn(event);
    const visit = visits.follow(event);
    if (visit === undefined) {
      return;
    }
    if (event.id === visit.id) {
      phase = phaseOf(visit.state) ?? phase;
      tally = learnFromEntry(tally, visit.state);
    } else if (event.type === "TaskSucceeded") {
      tally = learnFromAnswer(tally, visit.state, answerIn(event));
    } else if (event.type === "TaskStateExited" && visit.attempt?.failed === true) {
      tally = learnFromFailure(tally, visit.state, parsed(visit.input));
    }
  };

  return {
    add(event) {
      const read = readEvent(event);
      if (read !== undefined && read.id > latestId) {
        take(read);
      }
    },

    at(now) {
      const about = { runId, roleName, workflow, startedAt, ...countsIn(tally) };
      const { limitSeconds } = rules;
      if (ending === undefined) {
        return {
          ...about,
          elapsedSeconds: secondsBetween(startedAt, now),
          ...(limitSeconds === undefined ? {} : { deadline: later(startedAt, limitSeconds) }),
          phase,
          ...heldUpIn(visits.open(), tally, rules, remediation),
        };
      }
      const endedAt = ending.at.toISOString();
      const outcome = ending.outcome ?? tally.outcome;
      return {
        ...about,
        endedAt,
        elapsedSeconds: secondsBetween(startedAt, endedAt),
        phase: "ended",
        ...(outcome === undefined ? {} : { outcome }),
      };
    },
  };
}

function secondsBetween(from: string, to: string): number {
  return Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 1000));
}
