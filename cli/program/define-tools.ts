import type { Program } from "./program-type.ts";
import type { Setting } from "./setting.ts";

/** Commands that tell of rolecall itself, and put what it knows into other forms. */
export function defineTools(_program: Program, _setting: Setting): void {}
