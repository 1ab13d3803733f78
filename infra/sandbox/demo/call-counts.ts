import type { CallEntry } from "../gateway/call-log.ts";
import { callerOf } from "./watch/tell-call.ts";

/** How many API calls there were, by who called. */
export interface CallCounts {
  readonly owners: number;
  readonly services: number;
  readonly rolecall: number;
}

/** Counts the calls of a story; the demo's own looks at the table are none of it. */
export function countCalls(calls: readonly CallEntry[]): CallCounts {
  const callers = calls
    .filter((call) => !(callerOf(call) === "owner" && call.service === "dynamodb"))
    .map(callerOf);
  const count = (caller: ReturnType<typeof callerOf>) => callers.filter((each) => each === caller).length;
  return { owners: count("owner"), services: count("service"), rolecall: count("rolecall") };
}
