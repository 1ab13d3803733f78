import type { Inventory } from "../../functions/inventory/inventory.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Column } from "../output/format.ts";
import { type Execution, WORKFLOWS } from "../place/place.ts";
import type { Session } from "../session/session.ts";
import { openRuns } from "./open-runs.ts";
import { readEnding } from "./run-ending.ts";
import { isSelected, readSelectors } from "./select-roles.ts";
import { writeRows } from "./write-rows.ts";

/** A run as it is listed. */
interface RunRow {
  readonly runId: string;
  readonly roleName: string;
  /** Absent: only the inventory knows of it any more. */
  readonly workflow?: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly endedAt?: string;
  /** `running`, or how it ended. */
  readonly state: string;
  readonly reason?: string;
}

const columns: readonly Column<RunRow>[] = [
  { key: "runId", title: "RUN", value: ({ runId }) => runId },
  { key: "roleName", title: "ROLE", value: ({ roleName }) => roleName, spare: 1 },
  { key: "workflow", title: "WORKFLOW", value: ({ workflow }) => workflow, spare: 4 },
  { key: "startedAt", title: "STARTED", value: ({ startedAt }) => startedAt, spare: 2 },
  { key: "state", title: "STATE", value: ({ state }) => state },
  { key: "reason", title: "REASON", value: ({ reason }) => reason, spare: 3 },
];

/** `rolecall runs`: lists runs, newest first. */
export async function runs(
  session: Session,
  roles: readonly string[],
  options: { readonly running?: true | undefined },
): Promise<ExitCode> {
  const { account } = await session.identity();
  const selectors = readSelectors(roles, account);
  const source = await openRuns(session);
  const lists = await Promise.all(
    WORKFLOWS.map((workflow) => source.reader.list(workflow, options.running === true)),
  );
  const rows = new Map<string, RunRow>();
  if (source.kind === "place" && options.running !== true) {
    for (const row of await keptRuns(source.place.inventory, account)) {
      rows.set(row.runId, row);
    }
  }
  for (const execution of lists.flat()) {
    const kept = rows.get(execution.run.runId);
    const told =
      execution.status === "RUNNING" ? ((await source.reader.read(execution.run)) ?? execution) : execution;
    rows.set(execution.run.runId, { ...rowOf(told), ...kept, workflow: execution.run.workflow });
  }
  const shown = [...rows.values()]
    .filter(({ roleName }) => isSelected(roleName, selectors))
    .sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
  writeRows(session, shown, columns, (row) => row);
  const open = shown.filter(({ state }) => state === "running").length;
  if (open > 0 && source.kind === "place" && source.place.kind === "direct") {
    session.say(`${open} of them were interrupted; rolecall resume goes on`);
  }
  return EXIT.done;
}

async function keptRuns(inventory: Pick<Inventory, "runs">, account: string): Promise<readonly RunRow[]> {
  const kept: RunRow[] = [];
  for await (const { run, roleName, outcome, endedAt } of inventory.runs.list(account)) {
    if (outcome !== undefined) {
      kept.push({
        runId: run.runId,
        roleName,
        startedAt: run.startedAt,
        state: outcome.kind,
        reason: outcome.reason,
        ...(endedAt === undefined ? {} : { endedAt }),
      });
    }
  }
  return kept;
}

function rowOf(execution: Execution): RunRow {
  const { run, status, startedAt, endedAt } = execution;
  const { roleName, outcome, reason } = readEnding(execution);
  const isRunning = status === "RUNNING";
  return {
    runId: run.runId,
    roleName,
    startedAt: startedAt.toISOString(),
    state: isRunning ? "running" : outcome,
    ...(endedAt === undefined ? {} : { endedAt: endedAt.toISOString() }),
    ...(isRunning ? {} : { reason }),
  };
}
