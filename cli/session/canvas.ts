import type { Canvas } from "../output/format.ts";
import type { Surroundings } from "../surroundings.ts";

/** True unless somebody wants no colours, or the terminal has none. @see https://no-color.org (as of 2026-11-28, from general knowledge) */
export function wantsColors(env: Readonly<Record<string, string | undefined>>): boolean {
  return (env["NO_COLOR"] ?? "") === "" && env["TERM"] !== "dumb";
}

/** Where data is drawn: as wide as the terminal, or as wide as it is where there is none. */
export function canvasOf({ env, terminal }: Pick<Surroundings, "env" | "terminal">): Canvas {
  return {
    width: terminal.outIsTerminal ? terminal.columns() : undefined,
    colors: terminal.outIsTerminal && wantsColors(env),
  };
}
