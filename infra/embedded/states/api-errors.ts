/**
 * Failures of the API itself, named as Step Functions names them on the wire.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_Operations.html (read 2026-11-20)
 */
export abstract class StatesApiError extends Error {
  abstract override readonly name: string;
}

/** No execution has this ARN. Trying again does not help. */
export class ExecutionDoesNotExist extends StatesApiError {
  override readonly name = "ExecutionDoesNotExist";
}

/** The name was used with another input, or by an execution that has ended. Another name helps. */
export class ExecutionAlreadyExists extends StatesApiError {
  override readonly name = "ExecutionAlreadyExists";
}

/** The text is not the ARN of such a thing. Trying again does not help. */
export class InvalidArn extends StatesApiError {
  override readonly name = "InvalidArn";
}

/** The definition is not one that this engine runs; the message says where. Trying again does not help. */
export class InvalidDefinition extends StatesApiError {
  override readonly name = "InvalidDefinition";
}

/** The input is not JSON text, or too large. Trying again does not help. */
export class InvalidExecutionInput extends StatesApiError {
  override readonly name = "InvalidExecutionInput";
}

/** The name of an execution is empty, too long or has forbidden characters. Another name helps. */
export class InvalidName extends StatesApiError {
  override readonly name = "InvalidName";
}

/** The output of a task is not JSON text. Trying again does not help. */
export class InvalidOutput extends StatesApiError {
  override readonly name = "InvalidOutput";
}

/** No task has this token. Trying again does not help. */
export class InvalidToken extends StatesApiError {
  override readonly name = "InvalidToken";
}

/** No state machine has this ARN. Trying again does not help. */
export class StateMachineDoesNotExist extends StatesApiError {
  override readonly name = "StateMachineDoesNotExist";
}

/** The token is of an execution that is not kept here. Trying again does not help. */
export class TaskDoesNotExist extends StatesApiError {
  override readonly name = "TaskDoesNotExist";
}

/** The task of this token has ended or timed out. Trying again does not help. */
export class TaskTimedOut extends StatesApiError {
  override readonly name = "TaskTimedOut";
}
