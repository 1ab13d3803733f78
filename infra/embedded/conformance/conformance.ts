import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { knownDifferences } from "./known-differences.ts";
import {
  type PatternRecording,
  patternRecordings,
  type StateRecording,
  stateRecordings,
} from "./recordings.ts";
import { comparePattern } from "./run-patterns.ts";
import { compareExecution } from "./run-states.ts";

/** Where lines go. */
export interface Output {
  out(line: string): void;
  err(line: string): void;
}

/** The folder or a file in it is not what the command takes. The message is for the user. */
class RecordingsError extends Error {
  override readonly name = "RecordingsError";
}

/**
 * Holds the engines against what AWS answered: `states-jsonata.json` and `event-patterns.json` in a folder.
 * One line for each mismatch, one closing line for each file.
 *
 * @param args the folder, alone
 * @returns exit code: 0 if all agree but for known differences, 1 if not, 2 if the folder cannot be used
 */
export async function conformance(args: readonly string[], output: Output): Promise<0 | 1 | 2> {
  try {
    return await compareFolder(readFolder(args), output);
  } catch (error) {
    if (error instanceof RecordingsError) {
      output.err(error.message);
      return 2;
    }
    throw error;
  }
}

interface Comparison {
  readonly file: string;
  readonly total: number;
  /** By source or label; undefined where the engine agrees. */
  readonly compare: () => AsyncGenerator<{ readonly name: string; readonly difference: string | undefined }>;
}

async function compareFolder(comparisons: readonly Comparison[], { out }: Output): Promise<0 | 1> {
  let failed = false;
  for (const { file, total, compare } of comparisons) {
    let agreed = 0;
    let known = 0;
    for await (const { name, difference } of compare()) {
      const reason = knownDifferences[name];
      if (difference === undefined) {
        agreed += 1;
      } else {
        known += reason === undefined ? 0 : 1;
        out(`${file}: ${name}: ${difference}${reason === undefined ? "" : ` (known: ${reason})`}`);
      }
    }
    failed ||= agreed + known < total;
    out(`${file}: ${agreed} of ${total} agree${known === 0 ? "" : `, ${known} known to differ`}`);
  }
  return failed ? 1 : 0;
}

function readFolder(args: readonly string[]): readonly Comparison[] {
  const [folder] = args;
  if (folder === undefined || args.length > 1) {
    throw new RecordingsError(
      "usage: npm run conformance -- FOLDER (with states-jsonata.json or event-patterns.json)",
    );
  }
  const states = readRecordings(folder, "states-jsonata", stateRecordings);
  const patterns = readRecordings(folder, "event-patterns", patternRecordings);
  if (states === undefined && patterns === undefined) {
    throw new RecordingsError(`no states-jsonata.json and no event-patterns.json in ${folder}`);
  }
  return [
    ...(states === undefined
      ? []
      : [{ file: "states-jsonata", total: states.length, compare: () => executions(states) }]),
    ...(patterns === undefined
      ? []
      : [{ file: "event-patterns", total: patterns.length, compare: () => matches(patterns) }]),
  ];
}

async function* executions(recordings: readonly StateRecording[]) {
  for (const recording of recordings) {
    yield { name: recording.source, difference: await compareExecution(recording) };
  }
}

async function* matches(recordings: readonly PatternRecording[]) {
  for (const recording of recordings) {
    yield { name: recording.label, difference: comparePattern(recording) };
  }
}

function readRecordings<Schema extends v.GenericSchema>(
  folder: string,
  name: string,
  schema: Schema,
): v.InferOutput<Schema> | undefined {
  const file = join(folder, `${name}.json`);
  if (!existsSync(file)) {
    return undefined;
  }
  try {
    return v.parse(schema, JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    if (error instanceof v.ValiError) {
      throw new RecordingsError(`${file}: ${v.getDotPath(error.issues[0]) ?? "the file"}: ${error.message}`);
    }
    throw new RecordingsError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
