import type { Program } from "./program-type.ts";
import type { Setting } from "./setting.ts";

/** Commands about runs. */
export function defineRuns(_program: Program, _setting: Setting): void {}
