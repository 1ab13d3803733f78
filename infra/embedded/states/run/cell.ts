import type { JsonRecord } from "../json.ts";

/** Where one flow stands: enough to go on from after a restart. Times are ISO 8601 instants. */
export interface Frame {
  /** State that the flow is in, or is about to enter. */
  readonly state: string;
  readonly input: unknown;
  /** Variables of this scope alone. */
  readonly variables: JsonRecord;
  readonly lastEventId: number;
  readonly entered?: { readonly eventId: number; readonly time: string } | undefined;
  /** Retries so far, by the position of the retrier. */
  readonly retries: readonly number[];
  readonly retryCount: number;
  /** When a wait, or the delay before a retry, ends. */
  readonly pauseUntil?: string | undefined;
  /** What a Task was handed over to, so that it is waited for, not run again. */
  readonly submitted?: Submitted | undefined;
  /** Items of a Map, evaluated once. */
  readonly items?: readonly MapItem[] | undefined;
  /** Id of a distributed Map's run, from which its child executions have their names. */
  readonly mapRunId?: string | undefined;
}

/** One iteration of a Map before it begins. */
export interface MapItem {
  /** The item itself, as the context object shows it. */
  readonly value: unknown;
  /** Name of the member, where the Map goes through an object. */
  readonly key?: string;
  /** What the iteration gets. */
  readonly input: unknown;
}

/** A Task whose outcome comes later. */
export interface Submitted {
  readonly taskToken?: string;
  readonly executionArn?: string;
  readonly deadline?: string;
}

/** A branch or an iteration. */
export type Child =
  | { readonly status: "pending" }
  | { readonly status: "running"; readonly cell: Cell }
  | { readonly status: "succeeded"; readonly output: unknown }
  | { readonly status: "failed"; readonly report: JsonRecord };

/** A cell and its children as JSON. */
export interface CellSnapshot {
  readonly frame: Frame;
  readonly children: readonly ChildSnapshot[];
}

type ChildSnapshot =
  | Exclude<Child, { readonly status: "running" }>
  | { readonly status: "running"; readonly cell: CellSnapshot };

/** The one thing that changes while a flow runs: which frame it has, and which children. */
export interface Cell {
  readonly frame: Frame;
  readonly children: readonly Child[];
  update(change: Partial<Frame>): void;
  setChildren(children: readonly Child[]): void;
  setChild(index: number, child: Child): void;
  snapshot(): CellSnapshot;
}

/** The frame of a flow that has not entered a state yet. */
export function firstFrame(state: string, input: unknown, lastEventId: number): Frame {
  return { state, input, variables: {}, lastEventId, retries: [], retryCount: 0 };
}

/** @param onChange called after each change, so that it can be kept */
export function createCell(first: Frame, onChange: () => void, past: readonly Child[] = []): Cell {
  let frame = first;
  let children = past;
  return {
    get frame() {
      return frame;
    },
    get children() {
      return children;
    },
    update(change) {
      frame = { ...frame, ...change };
      onChange();
    },
    setChildren(next) {
      children = next;
      onChange();
    },
    setChild(index, child) {
      children = children.with(index, child);
      onChange();
    },
    snapshot: () => ({ frame, children: children.map(snapshotChild) }),
  };
}

/** Builds a cell again from what was kept. */
export function restoreCell({ frame, children }: CellSnapshot, onChange: () => void): Cell {
  const restored = children.map(
    (child): Child =>
      child.status === "running" ? { status: "running", cell: restoreCell(child.cell, onChange) } : child,
  );
  return createCell(frame, onChange, restored);
}

function snapshotChild(child: Child): ChildSnapshot {
  return child.status === "running" ? { status: "running", cell: child.cell.snapshot() } : child;
}
