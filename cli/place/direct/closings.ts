import { describeFailure, isNamed } from "../../../functions/services/failures.ts";
import { CommandError } from "../../errors/command-error.ts";

/** Runs that are being given an outcome, since their executions ended without one. */
export interface Closings {
  add(closing: Promise<unknown>): void;
  /** Waits for all of them. @throws {CommandError} if one failed. Trying again helps: a scan closes it, too. */
  settle(): Promise<void>;
}

/** Failures are kept until somebody asks: nobody waits when an execution ends by itself. */
export function createClosings(): Closings {
  const open = new Set<Promise<void>>();
  const failures: unknown[] = [];
  return {
    add(closing) {
      const settled: Promise<void> = closing
        .catch((error: unknown) => {
          // The run has its outcome then; what became of a deletion that IAM may still carry out, the next look tells.
          if (!isNamed(error, "NotYetSettledError")) {
            failures.push(error);
          }
        })
        .then(() => {
          open.delete(settled);
        });
      open.add(settled);
    },
    async settle() {
      await Promise.all(open);
      const [failure] = failures.splice(0);
      if (failure !== undefined) {
        throw new CommandError(`A run could not be given its outcome: ${describeFailure(failure)}`, {
          next: ["rolecall scan gives it one later"],
        });
      }
    },
  };
}
