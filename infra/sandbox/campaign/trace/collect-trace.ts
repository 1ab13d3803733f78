import { paginateScan } from "@aws-sdk/lib-dynamodb";
import * as v from "valibot";
import { trueResources, trueRoles } from "../../estate/truth.ts";
import type { CallEntry } from "../../gateway/call-log.ts";
import type { Recorder } from "../play/recorder.ts";
import type { Stage } from "../play/stage.ts";
import { isChange, readCalls } from "./read-calls.ts";
import { readRuns } from "./read-runs.ts";
import type { Item, Trace } from "./trace.ts";

/** Where a history begins in what the sandbox keeps. */
export interface Mark {
  readonly lastCall: CallEntry | undefined;
  readonly startedAt: Date;
  readonly failures: number;
  /** Lines that each function had written, by its ARN. */
  readonly lastLines: ReadonlyMap<string, string | undefined>;
}

const KeyedItem = v.pipe(v.looseObject({ pk: v.string(), sk: v.string() }));

/** Notes where a history begins. */
export function markTrace({ sandbox: { calls, clock, engines } }: Stage): Mark {
  return {
    lastCall: calls().at(-1),
    startedAt: clock.now(),
    failures: engines.functions.failures().length,
    lastLines: new Map(engines.functions.list().map(({ arn }) => [arn, engines.functions.logs(arn).at(-1)])),
  };
}

/** Brings together what was noted and what the sandbox has kept since the mark. */
export async function collectTrace(
  { sandbox, setting, mail, table, tableName }: Stage,
  mark: Mark,
  recorder: Recorder,
  more: Pick<Trace, "seed" | "resourcesAfterMoves" | "settledAt" | "sweptAt" | "touchesDuringMoves">,
): Promise<Trace> {
  const { account, calls, engines } = sandbox;
  const first = mark.lastCall === undefined ? 0 : calls().lastIndexOf(mark.lastCall) + 1;
  const items: Item[] = [];
  for await (const { Items = [] } of paginateScan({ client: table }, { TableName: tableName })) {
    items.push(...Items.map((item) => v.parse(KeyedItem, item)));
  }
  const executions = engines.states
    .listStateMachines()
    .flatMap(({ arn }) => engines.states.listExecutions({ stateMachineArn: arn }))
    .filter(({ startDate }) => startDate >= mark.startedAt)
    .map((execution) => ({
      ...execution,
      history: engines.states.getExecutionHistory(execution.executionArn),
    }));
  const messages = engines.topics
    .messages()
    .map(({ publishedAt, subject = "", message }) => ({ at: publishedAt, text: `${subject}\n${message}` }))
    .filter(({ at }) => at >= mark.startedAt.toISOString());
  const lines = linesSince(sandbox, mark).join("\n");
  const published = JSON.stringify(recorder.published.map(({ detail }) => detail));
  const callTraces = readCalls(calls().slice(first), recorder.parameters);
  return {
    ...more,
    setting,
    account,
    regions: sandbox.regions,
    acts: recorder.acts.map((act) => ({ ...act, callsBefore: act.callsBefore - first })),
    touches: recorder.touches,
    calls: callTraces,
    changes: callTraces.filter(isChange),
    runs: readRuns(executions, items),
    published: recorder.published,
    incarnations: recorder.incarnations(),
    letters: mail.letters(),
    resources: structuredClone(trueResources(sandbox)),
    roles: trueRoles(sandbox),
    items,
    messages,
    secrets: [...recorder.secrets],
    writings: {
      "the table": JSON.stringify(items),
      "rolecall's bus": published,
      "the histories of executions": JSON.stringify(executions),
      "the logs of functions": lines,
      messages: JSON.stringify(messages),
    },
    tokens: readTokens(JSON.stringify(executions)),
    functionErrors: engines.functions
      .failures()
      .slice(mark.failures)
      .map(({ errorType, errorMessage }) => ({ name: errorType, message: errorMessage })),
  };
}

/** Tokens of all tasks that ever waited: Step Functions itself shows them to whoever may read its histories. */
function readTokens(histories: string): readonly string[] {
  return [...new Set([...histories.matchAll(/taskToken\\*":\\*"([^"\\]+)/g)].map(([, token = ""]) => token))];
}

function linesSince({ engines }: Stage["sandbox"], { lastLines }: Mark): readonly string[] {
  return engines.functions.list().flatMap(({ arn }) => {
    const lines = engines.functions.logs(arn);
    const last = lastLines.get(arn);
    return last === undefined ? lines : lines.slice(lines.lastIndexOf(last) + 1);
  });
}
