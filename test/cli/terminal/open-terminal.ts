import { constants } from "node:os";
import { spawn } from "@lydell/node-pty";
import headless from "@xterm/headless";

/** What a command is started with. */
export interface TerminalOptions {
  readonly columns?: number;
  readonly rows?: number;
  /** On top of a small environment of its own: the tests' own environment is not handed on. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** How a command ended: with a code, or by a signal. */
export interface CommandEnd {
  readonly code: number;
  /** For example `SIGINT`; absent if it ended by itself. */
  readonly signal?: string;
}

/** Keys that a person presses, with what a terminal sends for them. */
const KEYS = {
  enter: "\r",
  escape: "\u001b",
  tab: "\t",
  backspace: "\u007f",
  up: "\u001b[A",
  down: "\u001b[B",
  right: "\u001b[C",
  left: "\u001b[D",
  "ctrl-c": "\u0003",
  "ctrl-d": "\u0004",
} as const;

/** A command in a terminal, as a person has it before them. Disposing of it ends what is still running. */
export interface OpenTerminal extends AsyncDisposable {
  readonly pid: number;
  type(text: string): void;
  press(key: keyof typeof KEYS): void;
  /** Makes the terminal another size, and tells the command. */
  resize(columns: number, rows: number): void;
  /** The lines that a person sees, without blanks at their ends and without empty ones below. */
  screen(): readonly string[];
  /** Everything that a person can scroll back to, and the screen. */
  scrollback(): readonly string[];
  readonly cursor: () => { readonly visible: boolean; readonly row: number; readonly column: number };
  /** True as long as the terminal breaks long lines, as it does unless told otherwise. */
  readonly wraps: () => boolean;
  /** Everything that the command has written, as it wrote it. */
  raw(): string;
  /**
   * Resolves as soon as the screen is as it should be; looks whenever it has changed.
   *
   * @throws if the command ends first, or the time is over; the message shows the screen.
   */
  untilScreen(
    is: (lines: readonly string[]) => boolean,
    withinMilliseconds?: number,
  ): Promise<readonly string[]>;
  /** Resolves when the command has ended and all that it wrote is on the screen. */
  readonly ended: Promise<CommandEnd>;
}

/** Far longer than anything takes on a busy machine: only what never comes waits so long. */
const LONGEST_WAIT_MILLISECONDS = 60_000;

/** Opens a terminal and starts a command in it. */
export function openTerminal(
  command: string,
  args: readonly string[],
  { columns = 80, rows = 24, env = {}, cwd }: TerminalOptions = {},
): OpenTerminal {
  const emulator = new headless.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 10_000 });
  const pty = spawn(command, [...args], {
    name: "xterm-256color",
    cols: columns,
    rows,
    env: { PATH: process.env["PATH"], HOME: "/nonexistent", LANG: "C.UTF-8", ...env },
    ...(cwd === undefined ? {} : { cwd }),
  });
  const watchers = new Set<() => void>();
  let written = "";
  let cursorVisible = true;
  let end: CommandEnd | undefined;

  const watchCursor = (visible: boolean) => (parameters: readonly (number | number[])[]) => {
    cursorVisible = parameters.includes(25) ? visible : cursorVisible;
    return false;
  };
  emulator.parser.registerCsiHandler({ prefix: "?", final: "h" }, watchCursor(true));
  emulator.parser.registerCsiHandler({ prefix: "?", final: "l" }, watchCursor(false));

  const tell = () => {
    for (const watcher of [...watchers]) {
      watcher();
    }
  };
  pty.onData((data) => {
    written += data;
    emulator.write(data, tell);
  });
  // What a program asks of its terminal, the terminal answers: where the cursor is, for example.
  emulator.onData((answer) => {
    pty.write(answer);
  });
  const ended = new Promise<CommandEnd>((resolve) => {
    pty.onExit(({ exitCode, signal }) => {
      const found: CommandEnd = signal ? { code: exitCode, signal: signalName(signal) } : { code: exitCode };
      emulator.write("", () => {
        end = found;
        resolve(found);
        tell();
      });
    });
  });

  const linesFrom = (first: number): readonly string[] => {
    const { active } = emulator.buffer;
    const lines = Array.from(
      { length: active.length - first },
      (_, index) => active.getLine(first + index)?.translateToString(true) ?? "",
    );
    const last = lines.findLastIndex((line) => line !== "");
    return lines.slice(0, last + 1);
  };
  const screen = () => linesFrom(emulator.buffer.active.baseY);

  return {
    pid: pty.pid,
    type: (text) => pty.write(text),
    press: (key) => pty.write(KEYS[key]),
    resize(newColumns, newRows) {
      emulator.resize(newColumns, newRows);
      pty.resize(newColumns, newRows);
    },
    screen,
    scrollback: () => linesFrom(0),
    cursor() {
      const { cursorX, cursorY } = emulator.buffer.active;
      return { visible: cursorVisible, row: cursorY, column: cursorX };
    },
    wraps: () => emulator.modes.wraparoundMode,
    raw: () => written,
    ended,

    untilScreen(is, withinMilliseconds = LONGEST_WAIT_MILLISECONDS) {
      return new Promise((resolve, reject) => {
        const finish = (then: () => void) => {
          clearTimeout(deadline);
          watchers.delete(look);
          then();
        };
        const look = () => {
          if (emulator.modes.synchronizedOutputMode && end === undefined) {
            // A drawing that is not whole yet no person sees.
            return;
          }
          const lines = screen();
          if (is(lines)) {
            finish(() => resolve(lines));
          } else if (end !== undefined) {
            finish(() => reject(new Error(`${command} has ended and shows:\n${lines.join("\n")}`)));
          }
        };
        const deadline = setTimeout(
          () => finish(() => reject(new Error(`After ${withinMilliseconds} ms:\n${screen().join("\n")}`))),
          withinMilliseconds,
        );
        watchers.add(look);
        look();
      });
    },

    async [Symbol.asyncDispose]() {
      if (end === undefined) {
        pty.kill("SIGKILL");
        await ended;
      }
      emulator.dispose();
    },
  };
}

function signalName(number: number): string {
  const [name = `signal ${number}`] =
    Object.entries(constants.signals).find(([, value]) => value === number) ?? [];
  return name;
}
