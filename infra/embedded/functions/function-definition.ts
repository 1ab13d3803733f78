/** A function as it is deployed. */
export interface FunctionDefinition {
  readonly arn: string;
  readonly name: string;
  /** Holds the bundled handler file. */
  readonly codeDirectory: string;
  /** File without its ending, a dot, and the export: `index.handler` is `handler` of `index.mjs`. */
  readonly handler: string;
  readonly environment: Readonly<Record<string, string>>;
  /** 1 to 900; real time. */
  readonly timeoutSeconds: number;
  /** 128 to 10240; limits the JavaScript heap. */
  readonly memoryMegabytes: number;
  /** Most invocations at once; more are throttled. Default: as many as asked for. */
  readonly reservedConcurrency?: number | undefined;
  /** Further attempts of a failed asynchronous invocation, 0 to 2; default 2. */
  readonly maximumRetryAttempts?: number | undefined;
  /** 60 to 21600; default 21600. An asynchronous invocation older than that is given up. */
  readonly maximumEventAgeSeconds?: number | undefined;
  /** ARN of the queue that takes the events of asynchronous invocations that were given up. */
  readonly deadLetterArn?: string | undefined;
  /** ARN of the queue that takes Lambda's records of such invocations; it and the dead-letter queue may both be set. */
  readonly onFailureArn?: string | undefined;
}

/** How a function failed, in Lambda's own form. */
export interface ErrorEnvelope {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: readonly string[];
}

/** What an invocation answers: the handler's result, or how the function failed. */
export type Invocation =
  | { readonly payload: unknown }
  | { readonly functionError: "Unhandled"; readonly payload: ErrorEnvelope };

/** A failed attempt. */
export interface FunctionFailure {
  readonly time: Date;
  readonly functionArn: string;
  readonly requestId: string;
  readonly errorType: string;
  readonly errorMessage: string;
  readonly event: unknown;
  readonly asynchronous: boolean;
  /** 1 for the first; 0 if it was not the function that failed but the handing over of its dead letter. */
  readonly attempt: number;
}
