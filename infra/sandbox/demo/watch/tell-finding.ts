import * as v from "valibot";
import { OriginSchema } from "../../../../functions/inventory/schemas.ts";
import { clockTime, type Happening } from "../happening.ts";
import { asSentence, resourceName, serviceName } from "../words.ts";

/** A change of a finding, as a role's history has it. */
export const FindingEntry = v.object({
  what: v.picklist(["Finding Opened", "Finding Updated", "Finding Closed"]),
  detail: v.object({
    kind: v.string(),
    summary: v.string(),
    why: v.string(),
    remedy: v.exactOptional(v.looseObject({})),
    evidence: v.object({ origin: v.exactOptional(OriginSchema) }),
    closedBecause: v.exactOptional(v.string()),
  }),
});

/** Tells that a finding was opened, has changed or was closed. */
export function tellFinding({
  what,
  detail,
}: v.InferOutput<typeof FindingEntry>): Pick<Happening, "kind" | "tone" | "text"> & Partial<Happening> {
  const { kind, summary, why, remedy, evidence, closedBecause } = detail;
  // What nothing follows from is told after what something follows from.
  const place = remedy === undefined ? 1 : 0;
  switch (what) {
    case "Finding Opened": {
      const made = madeBy(evidence.origin);
      return {
        kind: "finding-opened",
        place,
        tone: "bad",
        text: `A finding opens, “${kind}”: ${asSentence(summary)}`,
        details: [why, ...(made === undefined ? [] : [made])],
      };
    }
    case "Finding Updated":
      return {
        kind: "finding-opened",
        place,
        tone: "plain",
        text: `The finding “${kind}” says now: ${asSentence(summary)}`,
        details: [why],
      };
    case "Finding Closed":
      return {
        kind: "finding-closed",
        place,
        tone: "good",
        text: `The finding “${kind}” closes: ${asSentence(closedBecause ?? "it is no difference any more")}`,
      };
  }
}

/** Who made a role, by which call, as its event told; `undefined` if none did. */
export function madeBy(origin: v.InferOutput<typeof OriginSchema> | undefined): string | undefined {
  if (origin === undefined) {
    return undefined;
  }
  const { at, by, call, via } = origin;
  const who = by === undefined ? "somebody whom CloudTrail does not name" : resourceName(by);
  const through = via === undefined ? "" : ` through ${serviceName(via)}`;
  return `Made by ${who}${through} at ${clockTime(new Date(at))} (${call}).`;
}
