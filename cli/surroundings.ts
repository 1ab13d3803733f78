/** Everything that the command knows of the world it was started in; `bin.ts` alone gives it. */
export interface Surroundings {
  /** Data. */
  readonly out: (text: string) => void;
  /** Everything else. */
  readonly err: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Sets variables for the functions that read them when they are loaded. */
  readonly setEnvironment: (values: Readonly<Record<string, string>>) => void;
  readonly terminal: Terminal;
  /** Asks a question on the terminal; answers `undefined` where nobody can answer. */
  readonly ask: (question: string) => Promise<string | undefined>;
  /** Aborted when somebody presses Ctrl-C, or the process is told to end. */
  readonly interrupted: AbortSignal;
  /** Does something right before the process ends, however that comes. */
  readonly atExit: (work: () => void) => void;
  readonly now: () => Date;
  /** The user's home directory. */
  readonly home: string;
}

/** What is known of the terminal. */
export interface Terminal {
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
  readonly inIsTerminal: boolean;
  /** Of standard output; `undefined` where it is no terminal. */
  readonly columns: () => number | undefined;
  /** Of standard error. */
  readonly errColumns: () => number | undefined;
  readonly errRows: () => number | undefined;
}
