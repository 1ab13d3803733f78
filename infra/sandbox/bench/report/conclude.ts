import type { Measurements } from "../measurements.ts";
import { describe } from "./describe.ts";
import { judge } from "./judge.ts";

/** How a person, or a machine, wants to be told. */
export interface Manner {
  readonly json: boolean;
  /** Whether a missed target is to end the command with 1. */
  readonly check: boolean;
  /** How many Regions there were. */
  readonly regions: number;
}

/** What the command prints, and its exit code. */
export function conclude(
  measurements: Measurements,
  { json, check, regions }: Manner,
): { readonly text: string; readonly code: 0 | 1 } {
  const verdicts = judge(measurements);
  const text = json
    ? JSON.stringify({ ...measurements, verdicts }, undefined, 2)
    : describe(measurements, verdicts, regions);
  return { text, code: check && verdicts.some(({ isMet }) => !isMet) ? 1 : 0 };
}
