import { writeFile } from "node:fs/promises";
import type { Synthesis } from "../../cloud/synthesize.ts";
import { assemblyFor } from "../assembly.ts";
import { allRows } from "./all-rows.ts";
import { HELP, readArguments } from "./arguments.ts";
import { chooseRows } from "./choose-rows.ts";
import { playRows } from "./play-rows.ts";
import { describeRows, writeMarkdown } from "./report/describe-rows.ts";
import type { RowGroup } from "./row.ts";
import { settingOf } from "./scene/settings.ts";

/** Where the command writes, and what it plays. */
export interface Surroundings {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  readonly write: (file: string, text: string) => Promise<void>;
  readonly rows: readonly RowGroup[];
  /** How many rows are played at the same time. */
  readonly lanes: number;
  /** Templates made before; default: they are made at the start. */
  readonly assembly?: Synthesis;
}

/** So many rows after each other are told of in one line. */
const TOLD_AT_ONCE = 20;

/**
 * The command `npm run faults`. Answers 0 if every row is true, 1 if one is not, and 2 after one line that says what is
 * wrong with the command line.
 */
export async function main(
  args: readonly string[],
  { out, err, write, rows, lanes, assembly }: Surroundings,
): Promise<0 | 1 | 2> {
  const asked = readArguments(args);
  if (asked.kind === "help") {
    out(HELP.trimEnd());
    return 0;
  }
  const plays = asked.kind === "wrong" ? [] : chooseRows(rows, asked);
  if (asked.kind === "wrong" || plays.length === 0) {
    const reason = asked.kind === "wrong" ? asked.reason : `no row is about "${asked.only}" and this role`;
    err(`faults: ${reason} (npm run faults -- --help tells more)`);
    return 2;
  }
  let count = 0;
  const played = await playRows(plays, {
    assembly: assembly ?? (await assemblyFor(settingOf("usual").regions)),
    lanes,
    onPlayed: ({ row, subject, problems }) => {
      count += 1;
      if (problems.length > 0) {
        err(`faults: not true: ${row} (${subject})`);
      }
      if (count % TOLD_AT_ONCE === 0) {
        err(`faults: ${count} of ${plays.length} …`);
      }
    },
  });
  out(describeRows(played));
  if (asked.markdown !== undefined) {
    await write(asked.markdown, writeMarkdown(played));
  }
  return played.every(({ problems }) => problems.length === 0) ? 0 : 1;
}

/* Composition root: the only lines that touch the real world. */
if (import.meta.main) {
  process.exitCode = await main(process.argv.slice(2), {
    out: (line) => console.log(line),
    err: (line) => console.error(line),
    write: (file, text) => writeFile(file, text),
    rows: allRows,
    lanes: 2,
  });
}
