/**
 * Why a state failed, in the words that the machine's Retry and Catch see.
 *
 * Never leaves the engine: it becomes the error and cause of the execution.
 */
export class Fault extends Error {
  override readonly name: string = "Fault";
  /** Name that `ErrorEquals` matches; a Fail state may have none. */
  readonly error: string | undefined;
  override readonly cause: string | undefined;
  /** Further names that `ErrorEquals` may use for it. */
  readonly aliases: readonly string[];

  constructor(error: string | undefined, cause: string | undefined, aliases: readonly string[] = []) {
    super(`${error ?? "Failure"}: ${cause ?? "no cause given"}`);
    this.error = error;
    this.cause = cause;
    this.aliases = aliases;
  }
}

/**
 * A task failed: `error` is the name that `ErrorEquals` matches, for example `Iam.NoSuchEntityException`,
 * `cause` a text for people or the JSON text of a function's error envelope.
 *
 * Whether trying again helps is for the state machine to say, by the error's name.
 */
export class TaskFailedError extends Fault {
  override readonly name = "TaskFailedError";
}

/** An expression of the definition could not be evaluated, or gave what the field cannot take. */
export class EvaluationFault extends Fault {
  override readonly name = "EvaluationFault";
  /** Field of the state, for example `Output/total`. */
  readonly location: string;

  constructor(location: string, cause: string) {
    super("States.QueryEvaluationError", cause);
    this.location = location;
  }
}

/** Nothing in the definition can mend it: the execution ends, whatever it retries or catches. */
export class RuntimeFault extends Fault {
  override readonly name = "RuntimeFault";

  constructor(cause: string) {
    super("States.Runtime", cause);
  }
}

/** A payload is larger than Step Functions takes. Only an `ErrorEquals` that names it catches it. */
export class DataLimitFault extends Fault {
  override readonly name = "DataLimitFault";

  constructor(what: string) {
    super(
      "States.DataLimitExceeded",
      `The state/task '${what}' returned a result with a size exceeding the maximum number of bytes service limit.`,
    );
  }
}
