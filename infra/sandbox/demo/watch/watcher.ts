import type { Finding } from "../../../../functions/core/drift/finding.ts";
import type { Remediation } from "../../../../functions/core/drift/remediation.ts";
import type { RoleRecord } from "../../../../functions/core/record.ts";
import type { CallEntry } from "../../gateway/call-log.ts";
import type { Sandbox } from "../../start-sandbox.ts";
import { type Document, type Happening, inOrder } from "../happening.ts";
import { readTrack } from "../run/read-track.ts";
import type { RunTrack } from "../run/run-track.ts";
import { plannedOrder } from "./history-entries.ts";
import type { LookAtTable } from "./look-at-table.ts";
import { createHoldNamer } from "./name-holds.ts";
import { callerOf, tellCall } from "./tell-call.ts";
import { tellHistory } from "./tell-history.ts";
import { isReasonOf, tellWait } from "./tell-run.ts";

/** What has happened in the sandbox so far, as its call log, its table and its executions say. */
export interface Sight {
  /** What is new since the look before, in the order in which it happened. */
  readonly news: readonly Happening[];
  readonly records: readonly RoleRecord[];
  /** Oldest first. */
  readonly runs: readonly RunTrack[];
  /** In the order in which they were opened. */
  readonly findings: readonly Finding[];
  readonly remediations: readonly Remediation[];
}

/** Looks again. */
export type Watch = () => Promise<Sight>;

/** Watches a sandbox from outside: nothing is told but what it finds there. */
export function createWatcher(
  sandbox: Pick<Sandbox, "calls" | "clock" | "engines">,
  lookAtTable: LookAtTable,
): Watch {
  const told = new Set<string>();
  let seenCalls = 0;
  let seen: Pick<Sight, "records" | "findings" | "remediations"> = {
    records: [],
    findings: [],
    remediations: [],
  };
  const nameHolds = createHoldNamer();

  /** Answers true the first time. */
  const isNew = (id: string) => {
    const known = told.has(id);
    told.add(id);
    return !known;
  };

  return async () => {
    const calls = sandbox.calls().slice(seenCalls);
    seenCalls += calls.length;
    const tracks = readRuns(sandbox);
    const histories = await readHistories(calls, tracks);
    const runs = nameHolds(tracks, seen.remediations);
    // What a run does in a run of its own is told there.
    const waits = runs.flatMap((run) =>
      run.waits.filter(({ kind }) => kind !== "nested").map((wait) => ({ run, wait })),
    );
    const newWaits = waits.filter(({ run, wait }) =>
      isNew(`wait ${run.runId} ${wait.state} ${wait.from.toISOString()}`),
    );
    const reasons = calls.filter((call) => newWaits.some(({ wait }) => isReasonOf(wait, call)));
    const news = [
      ...calls.filter((call) => !reasons.includes(call)).flatMap((call) => tellCall(call) ?? []),
      ...histories,
      ...newWaits.map(({ run, wait }) => tellWait(run, wait, reasons)),
    ];
    // Where a function writes down the time, its own real milliseconds are in it; the clock has stood still.
    const at = sandbox.clock.now();
    return { news: inOrder(news.map((happening) => ({ ...happening, at }))), ...seen, runs };
  };

  /** Where rolecall has written nothing since, the table is as it was. */
  async function readHistories(
    calls: readonly CallEntry[],
    runs: readonly RunTrack[],
  ): Promise<readonly Happening[]> {
    if (!calls.some(writesTable)) {
      return [];
    }
    const { histories, ...look } = await lookAtTable();
    const restoredBy = (id: string) => runs.find(({ runId }) => runId === id)?.ending?.restored ?? [];
    seen = look;
    const nowOf = new Map(look.records.map(({ role, status }) => [role.roleName, status]));
    return [...histories].flatMap(([roleName, entries]) =>
      entries
        .filter(({ sk }) => isNew(`history ${roleName} ${String(sk)}`))
        .map((entry) =>
          tellHistory(roleName, entry, {
            planned: plannedOrder(entries),
            restoredBy,
            now: nowOf.get(roleName),
            messageOf: (runId) => messageOf(sandbox, runId),
            isNested: (id) => runs.some((run) => startsOthers(run) > 0 && id.startsWith(`${run.runId}-`)),
          }),
        ),
    );
  }
}

/** The message that asks for an approval of a run, as its subscribers get it. */
function messageOf({ engines: { topics } }: Pick<Sandbox, "engines">, runId: string): Document | undefined {
  const found = topics.messages().find(({ message }) => message.includes(`Run: ${runId}\n`));
  return found === undefined ? undefined : { name: found.subject ?? "", text: found.message };
}

function writesTable(call: CallEntry): boolean {
  const isWrite = /^(?:Put|Update|Delete|BatchWrite|TransactWrite)/.test(call.operation);
  return call.service === "dynamodb" && callerOf(call) === "rolecall" && isWrite;
}

function readRuns({ engines: { states } }: Pick<Sandbox, "engines">): readonly RunTrack[] {
  return states
    .listStateMachines()
    .flatMap(({ arn, definition }) =>
      states
        .listExecutions({ stateMachineArn: arn })
        // Newest first; of those that began at the same instant, too.
        .toReversed()
        .map((execution) =>
          readTrack(execution, states.getExecutionHistory(execution.executionArn), definition),
        ),
    )
    .toSorted((a, b) => a.startedAt.getTime() - b.startedAt.getTime() || startsOthers(b) - startsOthers(a));
}

/** A run that mends a finding starts others at the same instant. */
function startsOthers({ workflow }: RunTrack): number {
  return Number(workflow === "remediation");
}
