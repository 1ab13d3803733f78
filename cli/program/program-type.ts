import type { Command } from "@commander-js/extra-typings";
import type { GlobalOptions } from "../session/options.ts";

/** A program with the options that every command has. */
export type Program = Command<[], GlobalOptions>;
