import { parseArgs } from "node:util";

/** What the command line asks for. */
export type Asked =
  | { readonly kind: "help" }
  | { readonly kind: "replay"; readonly folder: string; readonly account?: string }
  | { readonly kind: "wrong"; readonly reason: string };

/** Printed by `--help`. */
export const HELP = `Usage: npm run replay -- DIR [options]

Sends the recorded CloudTrail events of a folder through the deployed stack in a sandbox of its own, and
tells of each what was recorded, or why it was not. Nothing leaves this machine.

DIR holds *.json files, each with one event or a list of events: an EventBridge envelope, a bare CloudTrail
record, or CloudTrail's own log file form {"Records": [...]}. They are sent in the order of the file names.

  --account ID   account of the stack, twelve digits (default: that of most of the events)
  --help         this text

IAM has the roles that the events speak of, as the events left them. The services are empty: an event that says
that a recording configuration was created finds none, so the role counts as unused.

Exit codes: 0 every event was recorded, or ignored for the reason given; 1 one was refused, or a file
could not be read; 2 the command line is wrong.
`;

const OPTIONS = { account: { type: "string" }, help: { type: "boolean", short: "h" } } as const;

/** Reads the command line of `npm run replay`; whatever is wrong is said in one line. */
export function readArguments(args: readonly string[]): Asked {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    const { account, help = false } = values;
    const [folder = "", ...more] = positionals;
    if (help) {
      return { kind: "help" };
    }
    if (folder === "" || more.length > 0) {
      return wrong("name one folder with recorded events");
    }
    if (account !== undefined && !/^\d{12}$/.test(account)) {
      return wrong("--account must be twelve digits");
    }
    return { kind: "replay", folder, ...(account === undefined ? {} : { account }) };
  } catch (error) {
    if (error instanceof TypeError) {
      return wrong(error.message.split(/\.\s|\n/)[0] ?? error.message);
    }
    throw error;
  }
}

function wrong(reason: string): Asked {
  return { kind: "wrong", reason };
}
