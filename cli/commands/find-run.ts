import { usageError } from "../errors/command-error.ts";
import { type Execution, type RunReader, WORKFLOWS } from "../place/place.ts";

/** Names of executions (API_StartExecution, read 2026-11-20). */
const RUN_ID = /^[\w-]{1,80}$/;

/** Answers the execution of this id, whatever its workflow; `undefined` if there is none. */
export async function lookForRun(reader: RunReader, runId: string): Promise<Execution | undefined> {
  if (!RUN_ID.test(runId)) {
    return undefined;
  }
  const found = await Promise.all(WORKFLOWS.map((workflow) => reader.read({ workflow, runId })));
  return found.find((execution) => execution !== undefined);
}

/** The same. @throws {CommandError} if there is none. */
export async function findRun(reader: RunReader, runId: string): Promise<Execution> {
  const execution = await lookForRun(reader, runId);
  if (execution === undefined) {
    throw usageError(`There is no run ${JSON.stringify(runId)}`, "rolecall runs lists those that there are");
  }
  return execution;
}
