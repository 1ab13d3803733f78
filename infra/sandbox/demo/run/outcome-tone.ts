import type { Tone } from "../happening.ts";

const TONES: Readonly<Record<string, Tone>> = {
  planned: "good",
  deleted: "good",
  "already-gone": "good",
  restored: "good",
  "partly-restored": "waiting",
  running: "waiting",
};

/** How an outcome, or the status of a run without one, is shown: what stands in the way is bad, what is left to a person is not. */
export function outcomeTone(outcome: string): Tone {
  return TONES[outcome] ?? "bad";
}
