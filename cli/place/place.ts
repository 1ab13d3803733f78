import type { Inventory } from "../../functions/inventory/inventory.ts";

/** The workflows, as their files are called. */
export const WORKFLOWS = ["decommission-role", "restore-role", "remediate-role"] as const;

/** One of the workflows. */
export type Workflow = (typeof WORKFLOWS)[number];

/** Which run, wherever it is at work. */
export interface RunReference {
  readonly workflow: Workflow;
  /** The execution's name. */
  readonly runId: string;
}

/** One event of an execution's history: what both engines and Step Functions tell. */
export interface ExecutionEvent {
  readonly id?: number | undefined;
  readonly previousEventId?: number | undefined;
  readonly type?: string | undefined;
  readonly timestamp?: Date | undefined;
}

/** An execution as it is now. */
export interface Execution {
  readonly run: RunReference;
  readonly status: "RUNNING" | "SUCCEEDED" | "FAILED" | "TIMED_OUT" | "ABORTED" | "PENDING_REDRIVE";
  readonly startedAt: Date;
  readonly endedAt?: Date;
  /** JSON text. */
  readonly input: string;
  /** JSON text. */
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
}

/** What a sweep has come to. */
export interface SweepResult {
  readonly roles: number;
  readonly changed: number;
  readonly findings: Readonly<Record<"open" | "opened" | "updated" | "closed", number>>;
  /** What could not be read, and why. */
  readonly unread: readonly string[];
}

/** What somebody answers to a run that waits for an approval. */
export interface ApprovalAnswer {
  readonly decision: "approve" | "reject";
  readonly roleName: string;
  readonly runId: string;
  readonly planDigest: string;
}

/** Reads runs, whoever is at work on them. */
export interface RunReader {
  /** Answers the execution, or `undefined` if there is none of that name. */
  read(run: RunReference): Promise<Execution | undefined>;
  /** Lists executions, newest first. A stack's listing tells neither input nor output. */
  list(workflow: Workflow, onlyRunning: boolean): Promise<readonly Execution[]>;
  /** Everything that has happened in an execution, oldest first. */
  history(run: RunReference): Promise<readonly ExecutionEvent[]>;
  /** Resolves once something may have changed. */
  nextChange(): Promise<void>;
}

/** Where rolecall works for this account: in this process, or in a stack that is deployed. One set of commands for both. */
export interface Place extends RunReader {
  readonly kind: "direct" | "stack";
  readonly account: string;
  readonly partition: string;
  readonly inventory: Inventory;
  /** Names of roles that are never decommissioned here. */
  readonly protectedRoleNames: readonly string[];
  /** Looks at every role, and writes down what is news. */
  sweep(options: { readonly refresh: boolean }): Promise<SweepResult>;
  /** Starts a run. */
  start(run: RunReference, input: object): Promise<void>;
  /** Ends an execution where it stands; its run is given an outcome. */
  cancel(run: RunReference, why: string): Promise<void>;
  /** Answers a run that waits for an approval. @throws {CommandError} if the answer is not taken, saying why. */
  answer(answer: ApprovalAnswer): Promise<void>;
  /** Puts a policy in force. @throws {CommandError} if it is not taken, saying why. */
  putPolicy(text: string): Promise<void>;
  /** Goes on with what was interrupted; answers which runs. In a stack nothing is interrupted. */
  resume(): Promise<readonly RunReference[]>;
  /** Leaves what runs to be resumed, waits for what is in the middle of a change, and gives everything up. */
  close(): Promise<void>;
}
