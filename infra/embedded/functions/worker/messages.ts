import type { ErrorEnvelope } from "../function-definition.ts";
import type { ShownTime } from "./virtual-date.ts";

/** What a worker is told once, when it starts. */
export interface WorkerSettings {
  readonly codeDirectory: string;
  readonly handler: string;
}

/** One invocation, as a worker gets it. */
export interface InvocationRequest {
  /** JSON text. */
  readonly event: string;
  readonly shownTime: ShownTime;
  /** Real time that is left for the handler. */
  readonly timeoutMilliseconds: number;
  readonly context: InvocationContext;
}

/**
 * The plain fields of a handler's second argument.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html (read 2026-11-20)
 */
export interface InvocationContext {
  readonly awsRequestId: string;
  readonly functionName: string;
  readonly functionVersion: string;
  readonly invokedFunctionArn: string;
  readonly memoryLimitInMB: string;
  readonly logGroupName: string;
  readonly logStreamName: string;
  readonly callbackWaitsForEmptyEventLoop: boolean;
}

/** What a worker says. */
export type WorkerMessage =
  | { readonly kind: "ready" }
  /** `payload` is JSON text. */
  | { readonly kind: "result"; readonly payload: string }
  | { readonly kind: "failure"; readonly error: ErrorEnvelope }
  | { readonly kind: "crash"; readonly error: ErrorEnvelope }
  | { readonly kind: "log"; readonly text: string };
