import type { JsonRecord } from "../json.ts";

/** A number, or the expression that gives it. */
type NumberOrExpression = number | string;

/** When and how a failed state is tried again. */
export interface Retrier {
  readonly ErrorEquals: readonly string[];
  /** Delay before the first retry; default 1. */
  readonly IntervalSeconds?: number;
  /** Default 3. */
  readonly MaxAttempts?: number;
  /** Default 2. */
  readonly BackoffRate?: number;
  readonly MaxDelaySeconds?: number;
  readonly JitterStrategy?: "FULL" | "NONE";
}

/** Where a failed state goes on. */
export interface Catcher {
  readonly ErrorEquals: readonly string[];
  readonly Next: string;
  readonly Assign?: JsonRecord;
  readonly Output?: unknown;
}

interface Ending {
  readonly Next?: string;
  readonly End?: boolean;
}

interface Recovery {
  readonly Retry?: readonly Retrier[];
  readonly Catch?: readonly Catcher[];
}

interface Result {
  readonly Assign?: JsonRecord;
  readonly Output?: unknown;
}

interface PassState extends Ending, Result {
  readonly Type: "Pass";
}

export interface TaskState extends Ending, Result, Recovery {
  readonly Type: "Task";
  readonly Resource: string;
  readonly Arguments?: unknown;
  readonly TimeoutSeconds?: NumberOrExpression;
  readonly HeartbeatSeconds?: NumberOrExpression;
  readonly Credentials?: { readonly RoleArn: string };
}

interface ChoiceRule extends Result {
  readonly Condition: string | boolean;
  readonly Next: string;
}

export interface ChoiceState extends Result {
  readonly Type: "Choice";
  readonly Choices: readonly ChoiceRule[];
  readonly Default?: string;
}

export interface WaitState extends Ending, Result {
  readonly Type: "Wait";
  readonly Seconds?: NumberOrExpression;
  readonly Timestamp?: string;
}

interface SucceedState {
  readonly Type: "Succeed";
  readonly Output?: unknown;
}

interface FailState {
  readonly Type: "Fail";
  readonly Error?: string;
  readonly Cause?: string;
}

export interface ParallelState extends Ending, Result, Recovery {
  readonly Type: "Parallel";
  readonly Branches: readonly Flow[];
  readonly Arguments?: unknown;
}

export interface Processor extends Flow {
  readonly ProcessorConfig?: { readonly Mode?: "INLINE" | "DISTRIBUTED"; readonly ExecutionType?: string };
}

export interface MapState extends Ending, Result, Recovery {
  readonly Type: "Map";
  readonly Items?: unknown;
  readonly ItemSelector?: unknown;
  readonly ItemBatcher?: {
    readonly MaxItemsPerBatch?: NumberOrExpression;
    readonly MaxInputBytesPerBatch?: NumberOrExpression;
    readonly BatchInput?: unknown;
  };
  readonly ItemProcessor?: Processor;
  /** What ItemProcessor was called before; AWS still takes it. */
  readonly Iterator?: Processor;
  readonly MaxConcurrency?: NumberOrExpression;
  readonly ToleratedFailureCount?: NumberOrExpression;
  readonly ToleratedFailurePercentage?: NumberOrExpression;
  readonly Label?: string;
}

/** One state of a machine. */
export type State =
  | PassState
  | TaskState
  | ChoiceState
  | WaitState
  | SucceedState
  | FailState
  | ParallelState
  | MapState;

/** States that lead to one another: a machine, a branch or the processor of a Map. */
export interface Flow {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

/** A whole state machine. */
export interface Machine extends Flow {
  /** Longest that an execution may take. */
  readonly TimeoutSeconds?: number;
}
