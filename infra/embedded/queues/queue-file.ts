import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { QueueSnapshot } from "./queue-message.ts";

/** Where the content of the queues lies on disk. */
export interface QueueFile {
  /** Empty if nothing has been written yet. */
  read(): QueueSnapshot;
  /** Replaces the file in one step, so that a crash leaves the old content or the new. */
  write(snapshot: QueueSnapshot): void;
}

/** Opens `queues.json` of a directory, which is created if need be. */
export function openQueueFile(directory: string): QueueFile {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, "queues.json");
  return {
    read: () => parse(readIfThere(path)),
    write(snapshot) {
      writeFileSync(`${path}.new`, JSON.stringify(snapshot, undefined, 1));
      renameSync(`${path}.new`, path);
    },
  };
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      return "{}";
    }
    throw error;
  }
}

/** The file is this engine's own, so its shape is trusted; damage shows as a syntax error. */
function parse(text: string): QueueSnapshot {
  const snapshot: QueueSnapshot = JSON.parse(text);
  return snapshot;
}
