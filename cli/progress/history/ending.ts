import * as v from "valibot";
import type { RunProgress } from "../run-progress.ts";
import { OutputSchema } from "./answers.ts";
import { parsed } from "./parsed.ts";
import type { ReadEvent } from "./run-event.ts";

/** How an execution ended. */
export interface Ending {
  readonly at: Date;
  /** Absent: it succeeded, and does not say itself how. */
  readonly outcome?: NonNullable<RunProgress["outcome"]>;
}

/** Reads how an execution ended; `undefined` if the event is no end. */
export function endingIn({ type, at, details }: ReadEvent): Ending | undefined {
  const { error = "", cause = "" } = details;
  const because = [error, cause].filter((text) => text !== "").join(": ");
  const why = because === "" ? "" : ` (${because})`;
  switch (type) {
    case "ExecutionSucceeded": {
      const output = v.safeParse(OutputSchema, parsed(details.output));
      if (!output.success) {
        return { at };
      }
      const { outcome: kind, reason, blockers } = output.output;
      return { at, outcome: { kind, reason, blockers } };
    }
    // In the words in which close-run records them.
    case "ExecutionFailed":
      return { at, outcome: { kind: "failed", reason: `The execution failed${why}`, blockers: [] } };
    case "ExecutionTimedOut":
      return {
        at,
        outcome: { kind: "timed-out", reason: `The run took longer than it may${why}`, blockers: [] },
      };
    case "ExecutionAborted":
      return {
        at,
        outcome: { kind: "failed", reason: `Somebody stopped the execution${why}`, blockers: [] },
      };
    default:
      return undefined;
  }
}
