import { progressOf } from "../../../cli/progress/progress.ts";
import type { RunProgress, RunToFollow } from "../../../cli/progress/run-progress.ts";
import type { HistoryEvent } from "../../../infra/embedded/states/history.ts";
import { benchEngine, failWith } from "../../infra/embedded/states/bench-engine.ts";
import { readMachineText } from "../../statemachines/definition.ts";
import type { Script } from "./script.ts";

/** What is played, and for how long. */
interface Play {
  readonly workflow: keyof typeof WORKFLOWS;
  readonly script: Script;
  /** Default: a day, or to its end. */
  readonly seconds?: number;
  /** What happens after that time, for example that somebody wakes the run; then it goes on for as long again. */
  readonly afterwards?: (engine: Engine, tokens: readonly string[], executionArn: string) => void;
}

type Engine = ReturnType<typeof benchEngine>["engine"];

/** A run that was played, with the state machines of the product and functions that say what the test wants. */
export interface PlayedRun {
  readonly events: readonly HistoryEvent[];
  readonly run: RunToFollow & { readonly definition: unknown };
  /** What is told of it so many seconds after its start, or once so many events have happened; else at its end. */
  progress(of?: {
    readonly events?: number;
    readonly seconds?: number;
    readonly run?: Partial<RunToFollow>;
  }): RunProgress;
  /** How many events have happened when the nth event of this type happens in this state. */
  countTo(type: string, state?: string, nth?: number): number;
}

const ARN_BEFORE_NAME = "arn:aws:states:us-east-1:111122223333:stateMachine:";
const ROLE_NAME = "AWSServiceRoleForIVSRecordToS3";
const WORKFLOWS = {
  "decommission-role": "decommission",
  "restore-role": "restore",
  "remediate-role": "remediate",
} as const;
const START = "2026-01-01T00:00:00.000Z";

/** The function cannot do it now. */
export function failsWith(errorType: string, errorMessage: string): never {
  return failWith(errorType, JSON.stringify({ errorType, errorMessage, trace: [] }));
}

/** Plays a run. Time stands still while functions answer, and jitter is half of the longest delay. */
export async function playRun({ workflow, script, seconds = 86_400, afterwards }: Play): Promise<PlayedRun> {
  const calls = new Map<string, number>();
  const tokens: string[] = [];
  const { engine, clock } = benchEngine({
    functions(payload, functionArn) {
      const name = functionArn.split(":").at(-1) ?? "";
      const before = calls.get(name) ?? 0;
      calls.set(name, before + 1);
      const text = JSON.stringify(payload);
      tokens.push(...[...text.matchAll(/"taskToken":"([^"]+)"/g)].map(([, token = ""]) => token));
      const answer = new Map(Object.entries(script)).get(name);
      if (answer === undefined) {
        throw new Error(`The script does not say what ${name} answers`);
      }
      return answer(text, before);
    },
  });
  for (const name of Object.keys(WORKFLOWS)) {
    const definition: unknown = JSON.parse(definitionText(name));
    engine.create({
      arn: `${ARN_BEFORE_NAME}${name}`,
      name,
      definition,
      roleArn: "arn:aws:iam::111122223333:role/workflow",
    });
  }
  const { executionArn } = engine.startExecution({
    stateMachineArn: `${ARN_BEFORE_NAME}${workflow}`,
    name: "run-1",
    input: JSON.stringify({ roleName: ROLE_NAME, mode: "apply" }),
  });
  await clock.advance(seconds);
  if (afterwards !== undefined) {
    afterwards(engine, tokens, executionArn);
    await clock.advance(seconds);
  }
  const events = engine.getExecutionHistory(executionArn);
  const run = {
    runId: "run-1",
    workflow: WORKFLOWS[workflow],
    roleName: ROLE_NAME,
    startedAt: START,
    definition: JSON.parse(definitionText(workflow)),
  };
  return {
    events,
    run,
    progress({ events: count = events.length, seconds: after, run: changes = {} } = {}) {
      const now = after === undefined ? clock.now() : new Date(Date.parse(START) + after * 1000);
      const seen = events.slice(0, count).filter(({ timestamp }) => timestamp <= now);
      return progressOf({ ...run, ...changes }, seen, now.toISOString());
    },
    countTo(type, state, nth = 1) {
      const found = events.filter(
        (event) => event.type === type && (state === undefined || isIn(event, state)),
      );
      const event = found[nth - 1];
      if (event === undefined) {
        throw new Error(`There are ${found.length} events ${type} in ${state ?? "the run"}`);
      }
      return event.id;
    },
  };
}

/** Functions' and machines' placeholders become ARNs that end in their names. */
function definitionText(name: string): string {
  return readMachineText(`${name}.asl.json`)
    .replaceAll("${DecommissionStateMachineArn}", `${ARN_BEFORE_NAME}decommission-role`)
    .replaceAll(/\$\{(\w+)FunctionArn\}/g, "arn:aws:lambda:us-east-1:111122223333:function:$1");
}

function isIn(event: HistoryEvent, state: string): boolean {
  const name = event.stateEnteredEventDetails?.["name"] ?? event.stateExitedEventDetails?.["name"];
  const parameters = event.taskScheduledEventDetails?.["parameters"];
  return name === state || (typeof parameters === "string" && parameters.includes(`function:${state}"`));
}
