import type { Integrations, StartRequest, StatusChange, TaskCall } from "../contract.ts";
import type { TokenDesk } from "./tokens.ts";

/** Executions that a task starts and follows. */
export interface NestedExecutions {
  /** @throws {StatesApiError} as startExecution does. */
  start(request: StartRequest): { readonly executionArn: string; readonly startDate: Date };
  stop(executionArn: string): void;
  /** The execution once it has ended. */
  ended(executionArn: string): Promise<StatusChange>;
}

/** What tasks are performed with. */
export interface TaskPerformer {
  readonly integrations: Integrations;
  readonly tokens: TokenDesk;
  readonly nested: NestedExecutions;
  readonly replay?: (call: TaskCall) => Promise<unknown>;
}

/** The engine stops and leaves its executions where they are, to be resumed. */
export class EngineStopped extends Error {
  override readonly name = "EngineStopped";
}
