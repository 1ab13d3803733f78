import { createHash } from "node:crypto";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
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

/** A snapshot of an execution; its events are in a file beside it, which only grows. */
interface Snapshot {
  readonly version: typeof VERSION;
  readonly change: StatusChange;
  readonly root?: CellSnapshot;
  /** Size of the events that belong to this snapshot; what follows them was written by a run that did not get further. */
  readonly eventBytes: number;
}

/** Changes when older snapshots can no longer be read. */
const VERSION = 2;
const SNAPSHOTS_FILE = "snapshots.jsonl";
const EVENTS_FILE = "events.jsonl";

/** The file of snapshots is written anew, with the last one only, when it would grow beyond this. */
const MOST_SNAPSHOT_BYTES = 1024 * 1024;

/** A store for engines that keep nothing. */
export const forgetfulStore: ExecutionStore = { save: () => undefined, load: () => [] };

/** What was written of an execution. */
interface Written {
  readonly events: number;
  readonly eventBytes: number;
  readonly snapshotBytes: number;
}

const NOTHING: Written = { events: 0, eventBytes: 0, snapshotBytes: 0 };

/**
 * A store with one directory for each execution, whose files only grow: the last snapshot that is whole counts, so that
 * a process that is killed leaves the one before or the new one. Replacing a file at each change would have the file
 * system force it to disk each time. It does not outlive a power failure: nothing is forced to disk here.
 *
 * @throws {Error} from load, if a snapshot is of another version.
 */
export function directoryStore(directory: string): ExecutionStore {
  const written = new Map<string, Written>();

  const folderOf = (executionArn: string) =>
    join(directory, createHash("sha256").update(executionArn).digest("hex").slice(0, 32));

  return {
    save({ change, events, root }) {
      const folder = folderOf(change.executionArn);
      const past = written.get(folder) ?? NOTHING;
      if (past.events === 0) {
        mkdirSync(folder, { recursive: true });
      }
      const lines = events.slice(past.events).map((event) => `${JSON.stringify(event)}\n`);
      const addition = Buffer.from(lines.join(""));
      // Before the snapshot that counts them.
      appendFileSync(join(folder, EVENTS_FILE), addition);
      const eventBytes = past.eventBytes + addition.length;
      const snapshot: Snapshot = {
        version: VERSION,
        change,
        eventBytes,
        ...(root === undefined ? {} : { root }),
      };
      const line = Buffer.from(`${JSON.stringify(snapshot)}\n`);
      const snapshotBytes = keep(join(folder, SNAPSHOTS_FILE), line, past.snapshotBytes);
      written.set(folder, { events: events.length, eventBytes, snapshotBytes });
    },

    load() {
      mkdirSync(directory, { recursive: true });
      return readFolders(directory).map(({ folder, execution, eventBytes, snapshotBytes }) => {
        truncateSync(join(folder, EVENTS_FILE), eventBytes);
        truncateSync(join(folder, SNAPSHOTS_FILE), snapshotBytes);
        written.set(folder, { events: execution.events.length, eventBytes, snapshotBytes });
        return execution;
      });
    },
  };
}

/** Answers how large the file is then. */
function keep(file: string, line: Buffer, size: number): number {
  if (size + line.length <= MOST_SNAPSHOT_BYTES || size === 0) {
    appendFileSync(file, line);
    return size + line.length;
  }
  const temporary = `${file}.new`;
  writeFileSync(temporary, line);
  renameSync(temporary, file);
  return line.length;
}

/**
 * Reads what a store keeps, while another process may be writing there: nothing is changed.
 *
 * @throws {Error} if a snapshot is of another version.
 */
export function readExecutions(directory: string): readonly StoredExecution[] {
  return existsSync(directory) ? readFolders(directory).map(({ execution }) => execution) : [];
}

/**
 * Forgets the executions that ended before an instant, as Step Functions does after 90 days. To be called before an
 * engine has the directory.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html (as of 2026-11-28, from general knowledge)
 */
export function forgetExecutions(directory: string, endedBefore: Date): void {
  if (!existsSync(directory)) {
    return;
  }
  for (const { folder, execution } of readFolders(directory)) {
    const { stopDate } = execution.change;
    if (stopDate !== undefined && stopDate < endedBefore) {
      rmSync(folder, { recursive: true });
    }
  }
}

function readFolders(directory: string) {
  return readdirSync(directory).flatMap((name) => readFolder(join(directory, name)) ?? []);
}

/** Answers nothing where a process was killed before its first snapshot was whole. */
function readFolder(folder: string) {
  const file = join(folder, SNAPSHOTS_FILE);
  const kept = existsSync(file) ? readLastLine(file) : undefined;
  if (kept === undefined) {
    return undefined;
  }
  const { change, root, eventBytes } = readSnapshot(file, kept.line);
  // What follows was written by a run that did not get further, or belongs to the next snapshot.
  const bytes = readFileSync(join(folder, EVENTS_FILE)).subarray(0, eventBytes);
  const lines = bytes.toString("utf8").split("\n").slice(0, -1);
  const events = lines.map((line): HistoryEvent => {
    const event = JSON.parse(line);
    return { ...event, timestamp: new Date(event.timestamp) };
  });
  const execution = { change, events, ...(root === undefined ? {} : { root }) };
  return { folder, eventBytes, snapshotBytes: kept.end, execution };
}

/** The last line that is whole, and where it ends. */
function readLastLine(file: string): { readonly line: string; readonly end: number } | undefined {
  const bytes = readFileSync(file);
  const end = bytes.lastIndexOf("\n") + 1;
  if (end === 0) {
    return undefined;
  }
  const begin = bytes.lastIndexOf("\n", end - 2) + 1;
  return { line: bytes.subarray(begin, end).toString("utf8"), end };
}

/** The file is this store's own, so its version says all about its form. */
function readSnapshot(file: string, line: string): Snapshot {
  const snapshot = JSON.parse(line);
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
