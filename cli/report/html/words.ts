import type { VerdictKind } from "../../../functions/core/verdict.ts";

/** How the page says a verdict; the sign before the word is the style's. */
export const VERDICT_WORDS: Readonly<Record<VerdictKind, { readonly word: string; readonly means: string }>> =
  {
    "can-go": { word: "can go", means: "nothing uses it in any enabled Region" },
    "ask-iam": { word: "ask IAM", means: "only IAM’s own check can tell" },
    "in-use": { word: "in use", means: "resources keep it in use" },
    unknown: { word: "unknown", means: "a Region could not be read" },
    protected: { word: "protected", means: "never decommissioned" },
    gone: { word: "gone", means: "IAM does not have it any more" },
  };

/** The verdicts in the order in which the page tells them: what asks for something to be done comes first. */
export const VERDICTS = ["can-go", "ask-iam", "in-use", "unknown", "protected", "gone"] as const;

/** A number as people read it, for example `20,000`. */
export function number(value: number): string {
  return value.toLocaleString("en-US");
}

/** A number and the thing that is counted, for example `1 usage` or `2 usages`. */
export function countOf(count: number, thing: string): string {
  return `${number(count)} ${thing}${count === 1 ? "" : "s"}`;
}

/** A span of time in its two largest units, for example `45 s`, `6 min 3 s` or `2 d 4 h`. */
export function spanInWords(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  const parts = [
    [Math.floor(seconds / 86_400), "d"],
    [Math.floor(seconds / 3600) % 24, "h"],
    [Math.floor(seconds / 60) % 60, "min"],
    [seconds % 60, "s"],
  ] as const;
  const first = parts.findIndex(([amount]) => amount > 0);
  return first === -1
    ? "0 s"
    : parts
        .slice(first, first + 2)
        .filter(([amount]) => amount > 0)
        .map(([amount, unit]) => `${amount} ${unit}`)
        .join(" ");
}
