import * as v from "valibot";
import type { SealedPlan } from "../../../../functions/core/plan.ts";
import type { Outcome } from "../../../../functions/core/request.ts";
import type { Inventory } from "../../../../functions/inventory/inventory.ts";
import { RestoreReportSchema } from "../../../../functions/inventory/schemas.ts";
import type { TrueRole } from "../../estate/truth.ts";
import type { Sandbox } from "../../start-sandbox.ts";
import type { WatchedExecution } from "../scene/executions.ts";

/** An execution that rows are judged by: what it said, and what was true meanwhile. */
export interface RunEnd {
  readonly runId: string;
  /** The role that it is about. */
  readonly roleName: string;
  /** The incarnation that it was asked for, if it was asked for one. */
  readonly askedRoleId?: string;
  readonly status: string;
  readonly startedAt: Date;
  /** Absent while it runs. */
  readonly endedAt?: Date;
  /** States entered. */
  readonly transitions: number;
  /** As the table keeps it. */
  readonly outcome?: Outcome;
  readonly plan?: SealedPlan;
  /** As the execution's output has it; absent where it has none. */
  readonly output?: v.InferOutput<typeof Output>;
  /** How often its end stands in the role's history. */
  readonly timesEnded: number;
  /** True if it has submitted a deletion. */
  readonly hasSubmitted: boolean;
  readonly rolesAtStart: readonly TrueRole[];
  readonly rolesAtEnd: readonly TrueRole[];
}

const Output = v.object({
  outcome: v.string(),
  reason: v.string(),
  blockers: v.array(v.string()),
  resources: v.optional(v.array(RestoreReportSchema), []),
});

const Asked = v.object({ roleId: v.optional(v.string()) });

const Entry = v.object({ what: v.string(), detail: v.looseObject({ runId: v.optional(v.string()) }) });

/** Reads how an execution ended, from the engine and from the table; if the table does not tell, it is about the subject. */
export async function readRunEnd(
  { account, engines }: Sandbox,
  inventory: Inventory,
  subjectName: string,
  watched: WatchedExecution,
): Promise<RunEnd> {
  const { executionArn, rolesAtStart, rolesAtEnd = [] } = watched;
  const { name, status, startDate, stopDate, input, output } = engines.states.describeExecution(executionArn);
  const { roleId: asked } = v.parse(Asked, JSON.parse(input));
  const run = await inventory.runs.read({ account, runId: name, startedAt: startDate.toISOString() });
  const roleName = run?.roleName || subjectName;
  const history = await Array.fromAsync(inventory.history.list(account, roleName));
  const entries = history
    .map((entry) => v.parse(Entry, entry))
    .filter(({ detail }) => detail.runId === name)
    .map(({ what }) => what);
  return {
    runId: name,
    roleName,
    ...(asked === undefined ? {} : { askedRoleId: asked }),
    status,
    startedAt: startDate,
    ...(stopDate === undefined ? {} : { endedAt: stopDate }),
    transitions: engines.states
      .getExecutionHistory(executionArn)
      .filter(({ type }) => type.endsWith("StateEntered")).length,
    ...(run?.outcome === undefined ? {} : { outcome: run.outcome }),
    ...(run?.plan === undefined ? {} : { plan: run.plan }),
    ...(output === undefined ? {} : { output: v.parse(Output, JSON.parse(output)) }),
    timesEnded: entries.filter((what) => what === "Run Ended").length,
    hasSubmitted: entries.includes("Deletion Submitted"),
    rolesAtStart,
    rolesAtEnd,
  };
}
