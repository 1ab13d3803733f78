import { createLiveScreen } from "./live-screen.ts";
import { inColour, plainly } from "./paint.ts";
import { createPlainScreen } from "./plain-screen.ts";
import type { Output, Screen } from "./screen.ts";

/** The parts of the environment that say what a terminal can and a person wants. */
export interface TerminalEnvironment {
  readonly NO_COLOR?: string | undefined;
  readonly TERM?: string | undefined;
}

/**
 * A live screen on a terminal that can draw, plain lines anywhere else; no colours where `NO_COLOR` is set to anything.
 *
 * @see https://no-color.org (read 2026-11-20)
 */
export function chooseScreen(
  output: Output,
  { NO_COLOR = "", TERM }: TerminalEnvironment,
  moment: () => Promise<void>,
): Screen {
  return output.isTTY === true && TERM !== "dumb"
    ? createLiveScreen({ output, paint: NO_COLOR === "" ? inColour : plainly, moment })
    : createPlainScreen(output);
}
