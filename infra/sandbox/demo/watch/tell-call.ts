import type { CallEntry } from "../../gateway/call-log.ts";
import type { Happening } from "../happening.ts";
import { serviceName, withShortNames } from "../words.ts";

/** Who a call is from: somebody in the account, such as its owners, an AWS service that acts for them, or rolecall. */
export type Caller = "owner" | "service" | "rolecall";

/** Answers who a call is from. rolecall's stacks give their names to their roles. */
export function callerOf({ principal, invokedBy }: Pick<CallEntry, "principal" | "invokedBy">): Caller {
  if (invokedBy !== undefined) {
    return "service";
  }
  return /:assumed-role\/Rolecall/.test(principal ?? "") ? "rolecall" : "owner";
}

/**
 * Tells a call, if it is news: a service makes its role, rolecall starts a run, something is refused to rolecall.
 * What owners do is told where they do it; errors that are answers (there is no such thing, a condition does not hold)
 * show in what rolecall records.
 */
export function tellCall(entry: CallEntry): Happening | undefined {
  const { operation, region, service, error } = entry;
  const caller = callerOf(entry);
  const happening = { at: new Date(entry.time), details: [] } as const;
  if (caller === "owner" || (error !== undefined && isAnswer(operation, error.code))) {
    return undefined;
  }
  if (error !== undefined) {
    return {
      ...happening,
      kind: "refusal",
      speaker: "service",
      tone: "waiting",
      text: refusalInWords(entry, error),
      repeats: `${service} ${operation} ${region} ${error.code}`,
    };
  }
  if (operation === "CreateServiceLinkedRole" && caller === "service") {
    const name = serviceName(entry.invokedBy ?? "A service");
    return {
      ...happening,
      kind: "service-acts",
      speaker: "service",
      tone: "plain",
      text: `${name} needs a service-linked role and makes it (iam:CreateServiceLinkedRole).`,
    };
  }
  return operation === "StartExecution"
    ? {
        ...happening,
        kind: "run-started",
        speaker: "rolecall",
        tone: "plain",
        text: "rolecall starts a run by itself.",
      }
    : undefined;
}

/** What a service answered to rolecall in place of doing what it was asked. */
export function refusalInWords(
  { service, operation, region }: Pick<CallEntry, "service" | "operation" | "region">,
  { code, message }: { readonly code: string; readonly message: string },
): string {
  return `${serviceName(service)} answers ${code} to ${operation} in ${region}: “${withShortNames(message)}”`;
}

function isAnswer(operation: string, code: string): boolean {
  const isNone = code === "NotFoundException" && operation.startsWith("Get");
  // The time that a run may wait was over: it looks by itself.
  const isAwake = code === "TaskTimedOut" && operation === "SendTaskSuccess";
  return (
    isNone ||
    isAwake ||
    ["NoSuchEntity", "NoSuchEntityException", "ConditionalCheckFailedException"].includes(code)
  );
}
