import { refusedError } from "../errors/command-error.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Session } from "../session/session.ts";
import { findRun } from "./find-run.ts";
import { openRuns } from "./open-runs.ts";
import { readEnding } from "./run-ending.ts";

/** `rolecall cancel`: ends a run where it stands. What it has released stays released; restore puts it back. */
export async function cancel(session: Session, runId: string): Promise<ExitCode> {
  const source = await openRuns(session);
  const execution = await findRun(source.reader, runId);
  if (execution.status !== "RUNNING") {
    const { outcome } = readEnding(execution);
    throw refusedError(`Run ${runId} has ended already: ${outcome}`);
  }
  if (source.kind === "other-process") {
    throw refusedError(
      `Run ${runId} is at work in another rolecall on this machine; nothing was changed`,
      "Press Ctrl-C there, then cancel it here; rolecall pause stops every change at once",
    );
  }
  const { arn } = await session.identity();
  await source.place.cancel(execution.run, `Cancelled by ${arn}`);
  const { roleName } = readEnding(execution);
  session.say(
    `Run ${runId} is cancelled. What it had released stays released: rolecall restore ${roleName} puts it back. IAM may still carry out a deletion that it had been asked for`,
  );
  return EXIT.done;
}
