import type { CommandUnknownOpts } from "@commander-js/extra-typings";
import { createProgram } from "../../cli/program/program.ts";

/** The command's own program, which does nothing here but tell what it could do. */
export interface ToldProgram {
  readonly program: CommandUnknownOpts;
  /** What `--help` prints, as wide as a page. */
  readonly help: string;
}

const WIDTH = 100;

/** Makes the program as `bin.ts` does, and asks it for its help. */
export function tellProgram(): ToldProgram {
  const written: string[] = [];
  const program: CommandUnknownOpts = createProgram({
    within: async () => undefined,
    surroundings: {
      out: (text) => written.push(text),
      err: () => undefined,
      env: {},
      setEnvironment: () => undefined,
      terminal: {
        outIsTerminal: false,
        errIsTerminal: false,
        inIsTerminal: false,
        columns: () => WIDTH,
        errColumns: () => undefined,
        errRows: () => undefined,
      },
      ask: async () => undefined,
      atExit: () => undefined,
      interrupted: new AbortController().signal,
      now: () => new Date(0),
      home: "/",
    },
  });
  program.outputHelp();
  return { program, help: written.join("") };
}
