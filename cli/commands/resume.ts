import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Session } from "../session/session.ts";
import { followRuns } from "./follow-runs.ts";
import { exitCodeOf, readEnding } from "./run-ending.ts";
import { endingColumns } from "./run-rows.ts";
import { writeRows } from "./write-rows.ts";

/** `rolecall resume`: goes on with the runs that were interrupted, and follows them. */
export async function resume(
  session: Session,
  options: { readonly timeout?: number | undefined; readonly max: number },
): Promise<ExitCode> {
  const place = await session.open({ mostDeletions: options.max });
  if (place.kind === "stack") {
    session.say("Runs of a stack are never interrupted; rolecall runs --running lists those at work");
    return EXIT.done;
  }
  const references = await place.resume();
  if (references.length === 0) {
    session.say("No run was interrupted");
    return EXIT.done;
  }
  const executions = await Promise.all(references.map((reference) => place.read(reference)));
  const runs = executions.flatMap((execution) =>
    execution === undefined ? [] : [{ run: execution.run, roleName: readEnding(execution).roleName }],
  );
  const followed = await followRuns(session, place, runs, {
    title: "Resuming",
    timeoutSeconds: options.timeout,
  });
  const endings = followed.executions.filter(({ status }) => status !== "RUNNING").map(readEnding);
  writeRows(session, endings, endingColumns, (ending) => ending);
  return { ended: exitCodeOf(endings), unfinished: EXIT.unfinished, interrupted: EXIT.interrupted }[
    followed.kind
  ];
}
