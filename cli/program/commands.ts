import { defineChanging } from "./define-changing.ts";
import { defineLooking } from "./define-looking.ts";
import { definePolicy } from "./define-policy.ts";
import { defineRuns } from "./define-runs.ts";
import { defineTools } from "./define-tools.ts";
import type { Program } from "./program-type.ts";
import type { Setting } from "./setting.ts";

/** Defines every command, in the order in which help lists them. What a command needs is loaded when it runs. */
export function defineCommands(program: Program, setting: Setting): void {
  defineLooking(program, setting);
  defineChanging(program, setting);
  defineRuns(program, setting);
  definePolicy(program, setting);
  defineTools(program, setting);
}
