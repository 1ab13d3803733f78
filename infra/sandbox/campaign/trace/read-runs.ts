import * as v from "valibot";
import type { StatusChange } from "../../../embedded/states/contract.ts";
import type { HistoryEvent } from "../../../embedded/states/history.ts";
import type { Item, RunTrace } from "./trace.ts";

const Outcome = v.object({ kind: v.string(), reason: v.string(), blockers: v.array(v.string()) });

const Plan = v.looseObject({
  digest: v.string(),
  roleId: v.string(),
  usages: v.array(
    v.object({
      arn: v.string(),
      id: v.exactOptional(v.string()),
      region: v.string(),
      kind: v.string(),
      byHand: v.exactOptional(v.boolean()),
    }),
  ),
});

const RunItem = v.looseObject({ outcome: v.exactOptional(Outcome), plan: v.exactOptional(Plan) });

const Output = v.looseObject({ outcome: v.string(), reason: v.string(), blockers: v.array(v.string()) });

/** What was asked, member by member: what cannot be read is as if it had not been said. */
const Asked = v.looseObject({
  roleName: v.fallback(v.optional(v.string()), undefined),
  mode: v.fallback(v.optional(v.picklist(["plan", "apply"]), "plan"), "plan"),
  release: v.fallback(v.optional(v.boolean(), true), true),
  maxRounds: v.fallback(v.optional(v.number(), 5), 5),
  planDigest: v.fallback(v.optional(v.string()), undefined),
  roleId: v.fallback(v.optional(v.string()), undefined),
});

const Entered = v.object({ name: v.string() });

/** An execution with its history. */
type Execution = StatusChange & { readonly history: readonly HistoryEvent[] };

/** Reads executions and what the table keeps of them; oldest first. */
export function readRuns(executions: readonly Execution[], items: readonly Item[]): readonly RunTrace[] {
  return executions
    .map((execution) => readRun(execution, items))
    .toSorted((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
}

function readRun(execution: Execution, items: readonly Item[]): RunTrace {
  const { name, startDate, stopDate, status, output, history, stateMachineArn } = execution;
  const input: unknown = JSON.parse(execution.input);
  const asked = v.safeParse(Asked, input);
  const { roleName, mode, release, maxRounds, planDigest, roleId } = asked.success
    ? asked.output
    : v.parse(Asked, {});
  const item = items.find(({ sk }) => sk.startsWith("run#") && sk.endsWith(`#${name}`));
  const kept = item === undefined ? {} : v.parse(RunItem, item);
  const told = output === undefined ? undefined : v.parse(Output, JSON.parse(output));
  const machine = stateMachineArn.split(":").at(-1) ?? "";
  const mends =
    machine === "decommission-role" ? /^(.*)-(?:plan|apply)(?:-\d+)?$/.exec(name)?.[1] : undefined;
  return {
    name,
    machine,
    automatic: machine === "decommission-role" && mends === undefined && name.startsWith("unused-"),
    ...(mends === undefined ? {} : { mends }),
    input,
    mode: machine === "remediate-role" ? "apply" : mode,
    release,
    maxRounds,
    startedAt: startDate.toISOString(),
    status,
    ...(roleName === undefined ? {} : { roleName }),
    ...(planDigest === undefined ? {} : { planDigest }),
    ...(roleId === undefined ? {} : { roleId }),
    ...(stopDate === undefined ? {} : { stoppedAt: stopDate.toISOString() }),
    ...(told === undefined
      ? {}
      : { output: { kind: told.outcome, reason: told.reason, blockers: told.blockers } }),
    ...(kept.outcome === undefined ? {} : { kept: kept.outcome }),
    ...(kept.plan === undefined ? {} : { plan: kept.plan }),
    entered: history.flatMap((event) => {
      const entered = v.safeParse(Entered, event["stateEnteredEventDetails"]);
      return entered.success && event.type.endsWith("StateEntered")
        ? [{ state: entered.output.name, at: event.timestamp.toISOString() }]
        : [];
    }),
  };
}
