import * as v from "valibot";
import { InstantSchema } from "../../functions/inventory/schemas.ts";
import type { ReportEvent } from "../report/report-data.ts";

/** One entry of a role's history, as the table hands it back. */
const EntrySchema = v.object({
  at: InstantSchema,
  what: v.string(),
  detail: v.record(v.string(), v.unknown()),
});

const OfRun = v.looseObject({ runId: v.string() });

/** An entry of a role's history, as a report tells it. */
export function eventOf(item: unknown): ReportEvent {
  return v.parse(EntrySchema, item);
}

/** In which run something happened; `undefined` if in none. */
export function runIdOf({ detail }: ReportEvent): string | undefined {
  return v.is(OfRun, detail) ? detail.runId : undefined;
}
