import { DataLimitFault } from "../faults.ts";
import { isRecord, type JsonRecord } from "../json.ts";
import { exceedsPayload } from "../limits.ts";
import { type Extra, evaluateField, type Step, type Visit } from "./visit.ts";

/** Fields that shape what a state, a choice rule or a catcher leaves behind. */
interface Leaving {
  readonly Assign?: JsonRecord;
  readonly Output?: unknown;
}

/**
 * Ends a visit: evaluates Assign and Output beside each other, so that neither sees the other's result.
 *
 * @param fallback output where the definition has no Output
 * @throws {Fault} if either cannot be evaluated or is too large.
 */
export async function finish(
  visit: Visit,
  { Assign, Output }: Leaving,
  next: string | undefined,
  fallback: unknown,
  extra: Extra = {},
): Promise<Step> {
  const assigned = Assign === undefined ? {} : await evaluateField(visit, Assign, "Assign", extra);
  const output = Output === undefined ? fallback : await evaluateField(visit, Output, "Output", extra);
  if (exceedsPayload(output) || exceedsPayload(assigned)) {
    throw new DataLimitFault(visit.name);
  }
  return { output, assigned: isRecord(assigned) ? assigned : {}, next };
}

/** Ends a visit with a result, which `$states.result` shows. */
export function finishWith(
  visit: Visit,
  state: Leaving & { readonly Next?: string },
  result: unknown,
): Promise<Step> {
  return finish(visit, state, state.Next, result, { states: { result } });
}
