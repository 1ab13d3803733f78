import * as v from "valibot";
import { EAGER, PATIENT, type Pace } from "../core/backoff.ts";

/** The variable that says whether a person waits for the run. */
export const paceEntries = { PACE: v.optional(v.picklist(["patient", "eager"]), "patient") } as const;

/** How long a run waits for what it cannot hurry, by what the environment says. */
export function readPace({ PACE }: { readonly PACE: "patient" | "eager" }): Pace {
  return PACE === "eager" ? EAGER : PATIENT;
}
