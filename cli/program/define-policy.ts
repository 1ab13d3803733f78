import type { Program } from "./program-type.ts";
import type { Setting } from "./setting.ts";

/** Commands about policy files; they need no account. */
export function definePolicy(_program: Program, _setting: Setting): void {}
