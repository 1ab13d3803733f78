import { randomUUID } from "node:crypto";
import { CommandError } from "../errors/command-error.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Place, Workflow } from "../place/place.ts";
import type { Session } from "../session/session.ts";
import { type FollowOptions, followRuns } from "./follow-runs.ts";
import { exitCodeOf, type RunEnding, readEnding } from "./run-ending.ts";

/** What one run is to do: the input of an execution. */
export interface RunInput {
  readonly roleName: string;
}

/** What came of runs that were started together. */
export interface Ran {
  readonly endings: readonly RunEnding[];
  readonly exitCode: ExitCode;
}

/** Starts a run for each input and follows them to their end, or until somebody or the time given stops it. */
export async function runWorkflow(
  session: Session,
  place: Place,
  workflow: Workflow,
  inputs: readonly RunInput[],
  options: FollowOptions,
): Promise<Ran> {
  const runs = inputs.map(({ roleName }) => ({ run: { workflow, runId: nameOf(roleName) }, roleName }));
  await Promise.all(runs.map(({ run }, index) => place.start(run, inputs[index] ?? {})));
  const { kind, executions } = await followRuns(session, place, runs, options);
  const endings = executions.filter(({ status }) => status !== "RUNNING").map(readEnding);
  const open = runs.length - endings.length;
  if (kind === "ended") {
    return { endings, exitCode: exitCodeOf(endings) };
  }
  session.say(
    whatGoesOn(
      kind,
      open,
      place,
      runs.map(({ run }) => run.runId),
    ),
  );
  return { endings, exitCode: kind === "interrupted" ? EXIT.interrupted : EXIT.unfinished };
}

function whatGoesOn(
  kind: "interrupted" | "unfinished",
  open: number,
  place: Place,
  runIds: readonly string[],
): string {
  const what = open === 1 ? "1 run is" : `${open} runs are`;
  const why = kind === "interrupted" ? "Interrupted" : "Not finished in the time given";
  return place.kind === "direct"
    ? `${why}: ${what} left between two steps, nothing is half done. rolecall resume goes on`
    : `${why}: ${what} at work in the stack and ${open === 1 ? "goes" : "go"} on. rolecall run ${runIds[0] ?? "ID"} --follow joins again`;
}

/** Names of executions take 80 letters, digits, hyphens and underscores (API_StartExecution, read 2026-11-20). */
function nameOf(roleName: string): string {
  const name = `${roleName.replaceAll(/[^\w-]/g, "-").slice(0, 43)}-${randomUUID()}`;
  if (!/^[\w-]{1,80}$/.test(name)) {
    throw new CommandError(`No run can be named after ${roleName}`);
  }
  return name;
}
