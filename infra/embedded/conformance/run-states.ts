import { createClock } from "../clock.ts";
import { type StatusChange, startStates } from "../states/engine.ts";
import { parseJson } from "../states/json.ts";
import type { StateRecording } from "./recordings.ts";
import { replayOutcomes } from "./replay.ts";
import { agrees } from "./wildcards.ts";

const MACHINE_ARN = "arn:aws:states:us-east-1:111122223333:stateMachine:recorded";

/** Longer than any recorded machine waits, in seconds of virtual time. */
const LONGEST_RUN_SECONDS = 10 * 365 * 24 * 3600;

/**
 * Runs a recorded execution again and says how it differs, if it does. Status, output and error count; the
 * cause is worded for people and does not.
 */
export async function compareExecution(recording: StateRecording): Promise<string | undefined> {
  let execution: StatusChange;
  try {
    execution = await runAgain(recording);
  } catch (error) {
    return `expected ${recording.expect.status}, but ${error instanceof Error ? error.message : String(error)}`;
  }
  const { status, error } = execution;
  const { expect } = recording;
  const actual = execution.output === undefined ? undefined : parseJson(execution.output)?.value;
  const shown = `${status} ${execution.output ?? `${error} (${execution.cause})`}`;
  if (status !== expect.status) {
    return `expected ${expect.status} ${JSON.stringify(expect.output ?? expect.error)}, but got ${shown}`;
  }
  if (status === "SUCCEEDED") {
    return agreesAsText(actual, expect.output)
      ? undefined
      : `expected ${JSON.stringify(expect.output)}, but got ${shown}`;
  }
  const isSameError = status !== "FAILED" || agrees(error, expect.error ?? undefined);
  return isSameError ? undefined : `expected the error ${expect.error}, but got ${shown}`;
}

async function runAgain({ definition, input, tasks }: StateRecording): Promise<StatusChange> {
  const clock = createClock({ pace: "still", start: new Date("2026-01-01T00:00:00Z") });
  let ids = 0;
  const engine = startStates({
    clock,
    random: () => 0.5,
    newId: () => {
      ids += 1;
      return `00000000-0000-4000-8000-${String(ids).padStart(12, "0")}`;
    },
    integrations: {
      invokeFunction: () => Promise.reject(new Error("every task is replayed")),
      callSdk: () => Promise.reject(new Error("every task is replayed")),
      permitExecution: () => Promise.reject(new Error("every task is replayed")),
    },
    onStatusChange: () => undefined,
    replay: replayOutcomes(tasks),
  });
  engine.create({
    arn: MACHINE_ARN,
    name: "recorded",
    definition,
    roleArn: "arn:aws:iam::111122223333:role/recorded",
  });
  const { executionArn } = engine.startExecution({
    stateMachineArn: MACHINE_ARN,
    input: JSON.stringify(input),
  });
  await clock.settle(LONGEST_RUN_SECONDS);
  await engine.stop();
  return engine.describeExecution(executionArn);
}

/** A recorded output may be the JSON text of what it was. */
function agreesAsText(actual: unknown, recorded: unknown): boolean {
  const parsed = typeof recorded === "string" ? parseJson(recorded) : undefined;
  return agrees(actual, recorded) || (parsed !== undefined && agrees(actual, parsed.value));
}
