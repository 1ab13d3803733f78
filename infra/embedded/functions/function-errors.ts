/** A function that nobody created; the name is Lambda's. Retrying does not help. */
export class UnknownFunctionError extends Error {
  override readonly name = "ResourceNotFoundException";

  constructor(arn: string) {
    super(`Function not found: ${arn}`);
  }
}

/** A function with this ARN is there already; the name is Lambda's. Retrying does not help. */
export class FunctionExistsError extends Error {
  override readonly name = "ResourceConflictException";

  constructor(arn: string) {
    super(`Function already exists: ${arn}`);
  }
}

/** All reserved concurrency is in use; the name is Lambda's. Retrying helps. */
export class ThrottledInvocationError extends Error {
  override readonly name = "TooManyRequestsException";

  constructor(arn: string) {
    super(`Rate Exceeded: the reserved concurrency of ${arn} is in use`);
  }
}

/** The engine was stopped before the function answered. */
export class FunctionsStoppedError extends Error {
  override readonly name = "FunctionsStoppedError";

  constructor() {
    super("The functions were stopped before this invocation was answered");
  }
}
