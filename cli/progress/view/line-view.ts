import type { RunProgress } from "../run-progress.ts";
import { oneLine } from "./one-line.ts";
import type { ProgressView } from "./progress-view.ts";
import { doingInWords, reasonInWords } from "./words.ts";

/** What the view of lines needs. */
export interface LineViewOptions {
  readonly write: (text: string) => void;
  readonly now: () => Date;
}

/** Shows runs where nothing can be drawn again: a line with time and role for each change, never the same twice in a row. */
export function createLineView({ write, now }: LineViewOptions): ProgressView {
  const said = new Map<string, string>();

  return {
    update(runs) {
      for (const run of runs) {
        const words = inWords(run);
        if (said.get(run.runId) !== words) {
          said.set(run.runId, words);
          write(`${clockTime(now())} ${oneLine(run.roleName)} ${words}\n`);
        }
      }
    },
    // Time alone changes nothing that is worth a line.
    tick: () => undefined,
    stop: () => undefined,
  };
}

function inWords(run: RunProgress): string {
  return [doingInWords(run), reasonInWords(run)].filter((text) => text !== undefined).join(": ");
}

/** The time of day where the command runs, as in `17:32:05`. */
function clockTime(instant: Date): string {
  return [instant.getHours(), instant.getMinutes(), instant.getSeconds()]
    .map((part) => String(part).padStart(2, "0"))
    .join(":");
}
