import { createHash } from "node:crypto";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { StatusChange } from "../contract.ts";
import type { HistoryEvent } from "../history.ts";
import type { CellSnapshot } from "../run/cell.ts";

/** What is kept of an execution. */
export interface StoredExecution {
  readonly change: StatusChange;
  readonly events: readonly HistoryEvent[];
  /** Where it stands; nothing once it has ended. */
  readonly root?: CellSnapshot;
}

/** Keeps executions over a restart. */
export interface ExecutionStore {
  save(execution: StoredExecution): void;
  load(): readonly StoredExecution[];
}

/** The snapshot of an execution; its events are in a file beside it, which only grows. */
interface Snapshot {
  readonly version: typeof VERSION;
  readonly change: StatusChange;
  readonly root?: CellSnapshot;
  /** Size of the events that belong to this snapshot; what follows them was written by a run that did not get further. */
  readonly eventBytes: number;
}

/** Changes when older snapshots can no longer be read. */
const VERSION = 1;
const SNAPSHOT_FILE = "snapshot.json";
const EVENTS_FILE = "events.jsonl";

/** A store for engines that keep nothing. */
export const forgetfulStore: ExecutionStore = { save: () => undefined, load: () => [] };

/**
 * A store with one directory for each execution. A snapshot replaces the last one in a single step, so that
 * a process that is killed leaves the old one or the new one. It does not outlive a power failure: nothing is forced to disk.
 *
 * @throws {Error} from load, if a snapshot is of another version.
 */
export function directoryStore(directory: string): ExecutionStore {
  const written = new Map<string, { readonly events: number; readonly bytes: number }>();

  const folderOf = (executionArn: string) =>
    join(directory, createHash("sha256").update(executionArn).digest("hex").slice(0, 32));

  return {
    save({ change, events, root }) {
      const folder = folderOf(change.executionArn);
      const past = written.get(folder) ?? { events: 0, bytes: 0 };
      if (past.events === 0) {
        mkdirSync(folder, { recursive: true });
      }
      const lines = events.slice(past.events).map((event) => `${JSON.stringify(event)}\n`);
      const addition = Buffer.from(lines.join(""));
      appendFileSync(join(folder, EVENTS_FILE), addition);
      const eventBytes = past.bytes + addition.length;
      const snapshot: Snapshot = {
        version: VERSION,
        change,
        eventBytes,
        ...(root === undefined ? {} : { root }),
      };
      const temporary = join(folder, `${SNAPSHOT_FILE}.new`);
      writeFileSync(temporary, JSON.stringify(snapshot));
      renameSync(temporary, join(folder, SNAPSHOT_FILE));
      written.set(folder, { events: events.length, bytes: eventBytes });
    },

    load() {
      mkdirSync(directory, { recursive: true });
      return readFolders(directory).map(({ folder, execution, eventBytes }) => {
        truncateSync(join(folder, EVENTS_FILE), eventBytes);
        written.set(folder, { events: execution.events.length, bytes: eventBytes });
        return execution;
      });
    },
  };
}

/**
 * Reads what a store keeps, while another process may be writing there: nothing is changed.
 *
 * @throws {Error} if a snapshot is of another version.
 */
export function readExecutions(directory: string): readonly StoredExecution[] {
  return existsSync(directory) ? readFolders(directory).map(({ execution }) => execution) : [];
}

function readFolders(directory: string) {
  return readdirSync(directory)
    .map((name) => join(directory, name))
    .filter((folder) => existsSync(join(folder, SNAPSHOT_FILE)))
    .map((folder) => {
      const { change, root, eventBytes } = readSnapshot(join(folder, SNAPSHOT_FILE));
      // What follows was written by a run that did not get further, or belongs to the next snapshot.
      const bytes = readFileSync(join(folder, EVENTS_FILE)).subarray(0, eventBytes);
      const lines = bytes.toString("utf8").split("\n").slice(0, -1);
      const events = lines.map((line): HistoryEvent => {
        const event = JSON.parse(line);
        return { ...event, timestamp: new Date(event.timestamp) };
      });
      return { folder, eventBytes, execution: { change, events, ...(root === undefined ? {} : { root }) } };
    });
}

/** The file is this store's own, so its version says all about its form. */
function readSnapshot(file: string): Snapshot {
  const snapshot = JSON.parse(readFileSync(file, "utf8"));
  if (snapshot.version !== VERSION) {
    throw new Error(`${file} was written by another version of this engine; remove it to start afresh`);
  }
  const { startDate, stopDate } = snapshot.change;
  return {
    ...snapshot,
    change: {
      ...snapshot.change,
      startDate: new Date(startDate),
      ...(stopDate === undefined ? {} : { stopDate: new Date(stopDate) }),
    },
  };
}
