import { inParallel } from "../../functions/core/in-parallel.ts";
import type { Execution, ExecutionEvent, RunReader, RunReference } from "../place/place.ts";
import { openView } from "../progress/open-view.ts";
import type { Session } from "../session/session.ts";

/** A run that is followed. */
export interface FollowedRun {
  readonly run: RunReference;
  readonly roleName: string;
}

/** What following has come to: all ended, or somebody or the time given ended it first. */
export interface Followed {
  readonly kind: "ended" | "unfinished" | "interrupted";
  /** As they are now, in the order in which they were given. */
  readonly executions: readonly Execution[];
}

/** How to follow. */
export interface FollowOptions {
  /** For example `Decommissioning`. */
  readonly title: string;
  readonly timeoutSeconds?: number | undefined;
}

/** Step Functions' limits are of the account, and others call it, too. */
const MOST_CALLS_AT_ONCE = 10;

/** Follows runs until all have ended, and shows how far they are; leaves them as they are when it stops earlier. */
export async function followRuns(
  session: Session,
  place: RunReader,
  runs: readonly FollowedRun[],
  { title, timeoutSeconds }: FollowOptions,
): Promise<Followed> {
  const { interrupted, now } = session.surroundings;
  const deadline = now().getTime() + (timeoutSeconds ?? Number.POSITIVE_INFINITY) * 1000;
  const known = new Map<string, Execution>();
  const view = await openView(session, title, runs);
  try {
    for (;;) {
      // Asked before the look, so that a change during it is not slept over.
      const changed = place.nextChange();
      await look();
      const executions = [...known.values()];
      if (executions.length === runs.length && executions.every(({ status }) => status !== "RUNNING")) {
        return { kind: "ended", executions };
      }
      if (interrupted.aborted) {
        return { kind: "interrupted", executions };
      }
      if (now().getTime() >= deadline) {
        return { kind: "unfinished", executions };
      }
      await Promise.race([changed, aborted(interrupted)]);
    }
  } finally {
    view.stop();
  }

  async function look(): Promise<void> {
    const open = runs.filter(({ run }) => (known.get(run.runId)?.status ?? "RUNNING") === "RUNNING");
    await inParallel(MOST_CALLS_AT_ONCE, open, async ({ run }) => {
      const execution = await place.read(run);
      const events: readonly ExecutionEvent[] = view.showsEvents ? await place.history(run) : [];
      if (execution !== undefined) {
        known.set(run.runId, execution);
        view.see(execution, events);
      }
    });
    view.draw();
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
    }
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
