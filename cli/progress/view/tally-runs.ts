import type { RunProgress } from "../run-progress.ts";
import { phaseInWords } from "./words.ts";

/** How many runs are about what, for example `12 deleting, 25 waiting for IAM`; the words in the order of the runs. */
export function tallyOf(runs: readonly RunProgress[], separator = ", "): string {
  const words = runs.map(phaseInWords);
  return [...new Set(words)]
    .map((word) => `${words.filter((other) => other === word).length} ${word}`)
    .join(separator);
}
