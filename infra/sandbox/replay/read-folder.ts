import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { readEvents } from "./read-events.ts";
import type { RecordedEvent } from "./recorded-event.ts";

/** The folder cannot be replayed; the message says why. Trying again cannot help. */
export class FolderError extends Error {
  override readonly name = "FolderError";
}

/**
 * Reads every *.json file of a folder, in the order of their names. A file that cannot be read does not hide the others.
 *
 * @throws {FolderError} if there is no such folder, or no such file in it.
 */
export async function readFolder(folder: string): Promise<readonly RecordedEvent[]> {
  const names = (await list(folder)).filter((name) => name.endsWith(".json")).toSorted();
  if (names.length === 0) {
    throw new FolderError(`there is no *.json file in ${folder}`);
  }
  const files = await Promise.all(names.map((name) => readOne(folder, name)));
  return files.flat();
}

async function list(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    throw new FolderError(`${folder} is no folder that can be read (${codeOf(error)})`, { cause: error });
  }
}

async function readOne(folder: string, name: string): Promise<readonly RecordedEvent[]> {
  try {
    return readEvents(name, await readFile(join(folder, name), "utf8"));
  } catch (error) {
    return [{ kind: "unreadable", place: name, reason: `the file cannot be read (${codeOf(error)})` }];
  }
}

/** Node's code for a failure of the file system; anything else is a fault of ours. */
function codeOf(error: unknown): string {
  if (error instanceof Error && "code" in error) {
    return String(error.code);
  }
  throw error;
}
