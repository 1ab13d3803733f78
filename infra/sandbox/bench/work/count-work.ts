import type { HistoryEvent } from "../../../embedded/states/history.ts";
import type { CallEntry } from "../../gateway/call-log.ts";
import type { Work } from "./work.ts";

/** A decommission as it left traces. */
export interface Traces {
  readonly service: string;
  /** The prefixes of its actions, which are what its calls are signed for. */
  readonly signingNames: readonly string[];
  readonly usages: number;
  readonly history: readonly Pick<HistoryEvent, "type">[];
  /** The calls of the run, and of nobody else. */
  readonly calls: readonly Pick<CallEntry, "service" | "operation">[];
}

/** Counts what a decommission took. Step Functions bills each state entered as one transition, those of a Map included. */
export function countWork({ service, signingNames, usages, history, calls }: Traces): Work {
  const of = (name: string) => calls.filter((call) => call.service === name);
  const isPoll = ({ operation }: Pick<CallEntry, "operation">) =>
    operation === "GetServiceLinkedRoleDeletionStatus";
  const iamPolls = of("iam").filter(isPoll).length;
  return {
    service,
    usages,
    transitions: history.filter(({ type }) => type.endsWith("StateEntered")).length,
    iamCalls: of("iam").length - iamPolls,
    iamPolls,
    serviceCalls: signingNames.flatMap(of).filter(({ operation }) => !operation.startsWith("List")).length,
    calls: Object.fromEntries(
      [...Map.groupBy(calls, (call) => call.service)]
        .map(([name, made]): [string, number] => [name, made.length])
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    ),
  };
}
