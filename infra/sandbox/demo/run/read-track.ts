import * as v from "valibot";
import { OutcomeSchema, RestoreReportSchema, UsageSchema } from "../../../../functions/inventory/schemas.ts";
import { REMEDIATE, RESTORE } from "../../../cloud/names.ts";
import type { StatusChange } from "../../../embedded/states/contract.ts";
import type { HistoryEvent } from "../../../embedded/states/history.ts";
import { heldIn, laneOf } from "./lanes.ts";
import { readWaits } from "./read-waits.ts";
import type { RunEnding, RunTrack, RunWork } from "./run-track.ts";
import { failureIn } from "./task-failure.ts";
import { type Visit, visitsOf } from "./visits.ts";

const Input = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    roleName: v.string(),
    mode: v.optional(v.picklist(["plan", "apply"]), "plan"),
  }),
);

const Output = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    kind: v.literal("ended"),
    outcome: OutcomeSchema.entries.kind,
    reason: v.string(),
    blockers: v.array(v.string()),
    resources: v.optional(v.array(RestoreReportSchema), []),
    plan: v.optional(v.object({ digest: v.string(), usages: v.array(UsageSchema) })),
  }),
);

/** Reads what a run did from its execution: input, history and output, as Step Functions shows them. */
export function readTrack(
  execution: StatusChange,
  history: readonly HistoryEvent[],
  definition: unknown,
): RunTrack {
  const input = v.safeParse(Input, execution.input);
  const visits = visitsOf(history);
  const ending = endingIn(execution.output);
  return {
    executionArn: execution.executionArn,
    runId: execution.name,
    workflow: workflowOf(execution.stateMachineArn),
    roleName: input.success ? input.output.roleName : "no readable role",
    mode: input.success ? input.output.mode : "plan",
    status: execution.status,
    startedAt: execution.startDate,
    ...(execution.stopDate === undefined ? {} : { endedAt: execution.stopDate }),
    works: visits.flatMap(worksOf).sort((a, b) => a.at.getTime() - b.at.getTime()),
    waits: readWaits(visits, history, definition),
    ...(ending === undefined ? {} : { ending }),
  };
}

function workflowOf(stateMachineArn: string): RunTrack["workflow"] {
  switch (stateMachineArn.split(":").at(-1)) {
    case RESTORE:
      return "restore";
    case REMEDIATE:
      return "remediation";
    default:
      return "decommission";
  }
}

function worksOf({ state, events }: Visit): readonly RunWork[] {
  const lane = laneOf(state);
  if (lane === undefined || heldIn(state) !== undefined) {
    return [];
  }
  return events.flatMap((event, index) => {
    if (event.type !== "TaskScheduled") {
      return [];
    }
    const end = events.slice(index).find(({ type }) => /^Task(Succeeded|Failed|TimedOut)$/.test(type));
    const failure = end === undefined ? undefined : failureIn(end);
    return {
      lane,
      state,
      at: event.timestamp,
      ...(end === undefined ? {} : { endedAt: end.timestamp }),
      ...(failure === undefined ? {} : { failure }),
    };
  });
}

function endingIn(output: string | undefined): RunEnding | undefined {
  const read = v.safeParse(Output, output);
  if (!read.success) {
    return undefined;
  }
  const { outcome, reason, blockers, plan, resources } = read.output;
  return {
    outcome,
    reason,
    blockers,
    ...(plan === undefined ? {} : { planDigest: plan.digest }),
    planned: (plan?.usages ?? []).map(({ arn, release }) => ({ arn, release })),
    restored: resources,
  };
}
