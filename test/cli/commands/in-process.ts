import { main } from "../../../cli/main.ts";

/** What a command has come to. */
export interface Told {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The present of these commands. */
export const NOW = "2026-11-20T12:00:00.000Z";

/** Runs the command in this process, without a terminal, an environment, or anybody to ask. */
export async function rolecall(...args: readonly string[]): Promise<Told> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await main(args, {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    env: {},
    setEnvironment: () => {
      throw new Error("It sets the environment of functions");
    },
    terminal: {
      outIsTerminal: false,
      errIsTerminal: false,
      inIsTerminal: false,
      columns: () => undefined,
      errColumns: () => undefined,
      errRows: () => undefined,
    },
    ask: async () => undefined,
    interrupted: new AbortController().signal,
    atExit: () => undefined,
    now: () => new Date(NOW),
    home: "/nowhere",
  });
  return { code, out: out.join(""), err: err.join("") };
}
