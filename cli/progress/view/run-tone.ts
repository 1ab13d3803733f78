import type { Tone } from "../../output/paint.ts";
import type { RunProgress } from "../run-progress.ts";

const OUTCOME_TONES: Readonly<Record<string, Tone>> = {
  planned: "good",
  deleted: "good",
  "already-gone": "good",
  restored: "good",
  "partly-restored": "warn",
  cancelled: "quiet",
};

/** How a run is shown; what is not known to have ended well is not shown as if it had. */
export function runTone({ phase, outcome, retry }: RunProgress): Tone | undefined {
  if (phase === "ended") {
    const kind = outcome?.kind ?? "";
    return (Object.hasOwn(OUTCOME_TONES, kind) ? OUTCOME_TONES[kind] : undefined) ?? "bad";
  }
  return retry === undefined && phase !== "waiting-for-approval" ? undefined : "warn";
}

const ENDED_SIGNS: Readonly<Record<Tone, string>> = {
  good: "✔",
  warn: "!",
  bad: "✖",
  quiet: "–",
  strong: "·",
};

/** The sign before a run: how it ended, or that it is at work, which changes once a second, no faster. */
export function runSign(run: RunProgress, now: Date): string {
  if (run.phase === "ended") {
    return ENDED_SIGNS[runTone(run) ?? "bad"];
  }
  return Math.floor(now.getTime() / 1000) % 2 === 0 ? "•" : "◦";
}
