import type { Clock } from "../clock.ts";
import type { HistoryEvent } from "./history.ts";

/** A state machine as it is created. */
export interface StateMachine {
  /** For example `arn:aws:states:us-east-1:111122223333:stateMachine:Orders`; the ARNs of executions follow from it. */
  readonly arn: string;
  readonly name: string;
  /** The parsed Amazon States Language document; it is checked when the machine is created. */
  readonly definition: unknown;
  readonly roleArn: string;
}

/** A function that a state machine invokes. */
interface FunctionRequest {
  readonly functionArn: string;
  readonly payload: unknown;
  /** Role that invokes it: the state machine's. */
  readonly roleArn: string;
}

/** An API call that a state machine makes. */
export interface SdkRequest {
  /** As in the resource ARN, for example `iam`. */
  readonly service: string;
  /** As in the resource ARN, for example `deleteServiceLinkedRole`. */
  readonly action: string;
  readonly parameters: unknown;
  readonly roleArn: string;
  readonly stateMachineArn: string;
}

/** An execution of another machine that a state machine starts. */
export interface NestedStart {
  readonly startedMachineArn: string;
  /** True if the task waits for its end. */
  readonly waits: boolean;
  /** Role that starts it: that of the machine whose task it is. */
  readonly roleArn: string;
}

/** What the tasks of a state machine can reach. */
export interface Integrations {
  /**
   * Invokes a function and answers with its payload.
   *
   * @throws {TaskFailedError} named like the function's `errorType`, with the JSON text of the error envelope as cause.
   */
  invokeFunction(request: FunctionRequest): Promise<unknown>;
  /**
   * Makes an API call and answers with its output as JSON.
   *
   * @throws {TaskFailedError} named as Step Functions names it, for example `Iam.NoSuchEntityException`.
   */
  callSdk(request: SdkRequest): Promise<unknown>;
  /**
   * Asked before an execution is started by a task.
   *
   * @throws {TaskFailedError} `StepFunctions.AccessDeniedException` if the role may not start it, or wait for it.
   */
  permitExecution(request: NestedStart): Promise<void>;
}

/** A task as it is about to be performed. */
export interface TaskCall {
  readonly stateName: string;
  readonly resource: string;
  readonly parameters: unknown;
}

/** Where an execution stands. */
type ExecutionStatus = "RUNNING" | "SUCCEEDED" | "FAILED" | "TIMED_OUT" | "ABORTED";

/** An execution as DescribeExecution shows it; texts of JSON stay texts. */
export interface StatusChange {
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly name: string;
  readonly status: ExecutionStatus;
  readonly startDate: Date;
  readonly stopDate?: Date;
  readonly input: string;
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
}

/** What an engine is made of. */
export interface StatesOptions {
  readonly clock: Clock;
  /** 0 up to 1; jitter, `$random` and `$shuffle` come from it. */
  readonly random: () => number;
  /** Unique names: executions, task tokens, request ids, `$uuid`. A UUID each time. */
  readonly newId: () => string;
  readonly integrations: Integrations;
  /** Told when an execution starts and when it ends. */
  readonly onStatusChange: (change: StatusChange) => void;
  /** Where executions are kept over a restart; without it they live in memory only. */
  readonly directory?: string;
  /** Answers for every task in place of the integrations, whatever its resource: for replaying recorded outcomes. */
  readonly replay?: (call: TaskCall) => Promise<unknown>;
}

/** A request to start an execution. */
export interface StartRequest {
  readonly stateMachineArn: string;
  /** Default: a new id. */
  readonly name?: string;
  /** JSON text; default `{}`. */
  readonly input?: string;
}

/** State machines and their executions on one machine. */
export interface StatesEngine {
  /** @throws {InvalidDefinition} that names every place that is wrong. */
  create(machine: StateMachine): void;
  /**
   * Starts an execution; the same name and input again, while it runs, answers the same.
   *
   * @throws {StateMachineDoesNotExist | ExecutionAlreadyExists | InvalidName | InvalidExecutionInput}
   */
  startExecution(request: StartRequest): { readonly executionArn: string; readonly startDate: Date };
  /** @throws {ExecutionDoesNotExist | InvalidArn} */
  stopExecution(request: {
    readonly executionArn: string;
    readonly error?: string;
    readonly cause?: string;
  }): {
    readonly stopDate: Date;
  };
  /** @throws {ExecutionDoesNotExist | InvalidArn} */
  describeExecution(executionArn: string): StatusChange;
  /** Newest first. @throws {StateMachineDoesNotExist} */
  listExecutions(filter: {
    readonly stateMachineArn: string;
    readonly statusFilter?: ExecutionStatus;
  }): readonly StatusChange[];
  /** Oldest first, as GetExecutionHistory shows them. @throws {ExecutionDoesNotExist | InvalidArn} */
  getExecutionHistory(executionArn: string): readonly HistoryEvent[];
  /** @throws {StateMachineDoesNotExist} */
  describeStateMachine(arn: string): StateMachine & { readonly creationDate: Date };
  listStateMachines(): readonly (StateMachine & { readonly creationDate: Date })[];
  /** @throws {InvalidToken | InvalidOutput | TaskTimedOut} */
  sendTaskSuccess(request: { readonly taskToken: string; readonly output: string }): void;
  /** @throws {InvalidToken | TaskTimedOut} */
  sendTaskFailure(request: {
    readonly taskToken: string;
    readonly error?: string;
    readonly cause?: string;
  }): void;
  /** @throws {InvalidToken | TaskTimedOut} */
  sendTaskHeartbeat(request: { readonly taskToken: string }): void;
  /** Goes on with what a restart interrupted, once the machines have been created again. */
  resume(): void;
  /** Leaves every execution where it is, to be resumed, and returns when nothing runs any more. */
  stop(): Promise<void>;
}
