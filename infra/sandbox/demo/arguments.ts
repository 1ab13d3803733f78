import { parseArgs } from "node:util";

/** What a person asked for. */
export type Request =
  | { readonly kind: "play"; readonly reportFile: string; readonly port: number }
  | { readonly kind: "help" }
  | { readonly kind: "wrong"; readonly reason: string };

/** Where the report goes unless somebody says otherwise: into the current folder. */
const DEFAULT_REPORT_FILE = "rolecall-demo.html";

/** The text of `--help`. */
export const HELP = `Plays a story on this machine: AWS services make roles, rolecall keeps the inventory, decommissions them,
and mends what differs from a policy.
No AWS account and no network are needed; nothing leaves this machine.

Usage: npm start -- [options]

Options:
  --out FILE   where the report goes (default: ${DEFAULT_REPORT_FILE} in the current folder)
  --port PORT  port of the fake AWS on 127.0.0.1 (default: any free one)
  --help       shows this

Colours are left out where NO_COLOR is set. Exit codes: 0 the story ended as it must, 1 it did not,
2 the options are wrong, 130 you stopped it.
`;

const options = {
  out: { type: "string" },
  port: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

/** Reads the command line. What is wrong with it is said in one line. */
export function readArguments(args: readonly string[]): Request {
  try {
    const { values, tokens } = parseArgs({ args: [...args], options, tokens: true });
    const names = tokens.flatMap((token) => (token.kind === "option" ? [token.name] : []));
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice !== undefined) {
      return wrong(`--${twice} is given twice`);
    }
    if (values.help === true) {
      return { kind: "help" };
    }
    const { out = DEFAULT_REPORT_FILE, port = "0" } = values;
    if (out.trim() === "") {
      return wrong("--out needs the name of a file");
    }
    if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
      return wrong(`--port must be a whole number from 0 to 65535, not ${JSON.stringify(port)}`);
    }
    return { kind: "play", reportFile: out, port: Number(port) };
  } catch (error) {
    if (error instanceof TypeError) {
      const [firstSentence = ""] = error.message.split(/\.\s|\n/);
      return wrong(firstSentence);
    }
    throw error;
  }
}

function wrong(reason: string): Request {
  return { kind: "wrong", reason: `${reason}; try --help` };
}
