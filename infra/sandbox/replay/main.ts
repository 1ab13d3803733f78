import type { Synthesis } from "../../cloud/synthesize.ts";
import { startSandbox } from "../start-sandbox.ts";
import { HELP, readArguments } from "./arguments.ts";
import { describeTold, describeTotals } from "./describe-told.ts";
import type { Told } from "./fate.ts";
import { FolderError, readFolder } from "./read-folder.ts";
import type { RecordedEvent } from "./recorded-event.ts";
import { replayEvents } from "./replay-events.ts";
import { settingOf } from "./setting.ts";

/** Where the command writes, and what it needs of the world. */
export interface Surroundings {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  readonly now: () => Date;
  /** Templates made before; default: they are made for the Regions of the events. */
  readonly assembly?: Synthesis;
}

/**
 * The command `npm run replay`. Answers 0 if every event was recorded or ignored for a reason, 1 if one was
 * refused, and 2 after one line that says what is wrong with the command line.
 */
export async function main(args: readonly string[], surroundings: Surroundings): Promise<0 | 1 | 2> {
  const { out, err, now } = surroundings;
  const asked = readArguments(args);
  if (asked.kind === "help") {
    out(HELP.trimEnd());
    return 0;
  }
  if (asked.kind === "wrong") {
    err(`replay: ${asked.reason} (npm run replay -- --help tells more)`);
    return 2;
  }
  try {
    const recorded = await readFolder(asked.folder);
    const setting = settingOf(recorded, now());
    return await replay(recorded, { ...setting, account: asked.account ?? setting.account }, surroundings);
  } catch (error) {
    if (error instanceof FolderError) {
      err(`replay: ${error.message}`);
      return 2;
    }
    throw error;
  }
}

async function replay(
  recorded: readonly RecordedEvent[],
  setting: ReturnType<typeof settingOf>,
  { out, assembly }: Surroundings,
): Promise<0 | 1> {
  const sandbox = await startSandbox({ ...setting, ...(assembly === undefined ? {} : { assembly }) });
  try {
    out(`The stack is in account ${sandbox.account}, the time is ${sandbox.clock.now().toISOString()}`);
    const all: Told[] = [];
    for await (const told of replayEvents(sandbox, recorded)) {
      out(describeTold(told));
      all.push(told);
    }
    out(describeTotals(all));
    return all.some(({ fate }) => fate.kind === "refused") ? 1 : 0;
  } finally {
    await sandbox.stop();
  }
}

/* Composition root: the only lines that touch the real world. */
if (import.meta.main) {
  process.exitCode = await main(process.argv.slice(2), {
    out: (line) => console.log(line),
    err: (line) => console.error(line),
    now: () => new Date(),
  });
}
