import { parseArgs } from "node:util";
import { allSubjects, type SubjectKey } from "./scene/subjects.ts";

/** What the command line asks for. */
export type Asked =
  | { readonly kind: "help" }
  | {
      readonly kind: "faults";
      /** Part of the name of a row, or of its group, in any case; empty: every row. */
      readonly only: string;
      /** Absent: every role. */
      readonly role?: SubjectKey;
      /** Where the table is to be written as Markdown. */
      readonly markdown?: string;
    }
  | { readonly kind: "wrong"; readonly reason: string };

const KEYS = allSubjects.map(({ key, roleName }) => `  ${key.padEnd(13)} ${roleName}`).join("\n");

/** Printed by `--help`. */
export const HELP = `Usage: npm run faults -- [options]

Plays every fault and every race that rolecall has an answer to, in a sandbox, for each role that it concerns, and holds
what rolecall says and does against what is true there.

  --only TEXT      only rows whose name, or whose group, holds this text
  --role NAME      only this role, by its name or by its short name:
${KEYS.replaceAll(/^/gm, "                 ")}
  --markdown FILE  also write the table to this file, as Markdown
  --help           this text

Exit codes: 0 every row is true, 1 one is not, 2 the command line is wrong.
`;

const OPTIONS = {
  only: { type: "string" },
  role: { type: "string" },
  markdown: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

/** Reads the command line of `npm run faults`; whatever is wrong is said in one line. */
export function readArguments(args: readonly string[]): Asked {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    const { only = "", role: name, markdown, help = false } = values;
    if (help) {
      return { kind: "help" };
    }
    const subject = allSubjects.find(({ key, roleName }) => [key, roleName].some((word) => word === name));
    if (name !== undefined && subject === undefined) {
      return { kind: "wrong", reason: `--role: no row is about ${name}` };
    }
    return {
      kind: "faults",
      only,
      ...(subject === undefined ? {} : { role: subject.key }),
      ...(markdown === undefined ? {} : { markdown }),
    };
  } catch (error) {
    if (error instanceof TypeError) {
      return { kind: "wrong", reason: error.message.split(/\.\s|\n/)[0] ?? error.message };
    }
    throw error;
  }
}
