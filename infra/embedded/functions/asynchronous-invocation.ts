import type { Clock } from "../clock.ts";
import type { ErrorEnvelope, FunctionDefinition, Invocation } from "./function-definition.ts";
import { ThrottledInvocationError } from "./function-errors.ts";

const DEFAULT_RETRY_ATTEMPTS = 2;
const DEFAULT_EVENT_AGE_SECONDS = 21_600;
const FIRST_RETRY_SECONDS = 60;
const LATER_RETRY_SECONDS = 120;
const LONGEST_THROTTLED_SECONDS = 300;

/** Why an asynchronous invocation was given up. */
export interface GivenUp {
  /** Status of the last attempt as Lambda counts it: 200 if the function failed, 429 if it was throttled. */
  readonly errorCode: "200" | "429";
  readonly errorMessage: string;
  readonly condition: "EventAgeExceeded" | "RetriesExhausted";
  /** How often the function ran; throttled attempts do not count. */
  readonly invokeCount: number;
  /** How it failed last; absent if it never ran. */
  readonly lastFailure?: ErrorEnvelope;
}

/**
 * Invokes until the function succeeds, its retries are used up or the event is too old: a failure is retried after one
 * minute and then after two; throttling does not count as an attempt and is retried after one second up to five minutes.
 * Undefined means success.
 *
 * @throws whatever else an attempt throws, and the reason of `stopped`, when it is aborted while waiting.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html (read 2026-11-20)
 */
export async function invokeUntilDone(
  definition: FunctionDefinition,
  invoke: (attempt: number) => Promise<Invocation>,
  clock: Clock,
  stopped: AbortSignal,
): Promise<GivenUp | undefined> {
  const mostAttempts = 1 + (definition.maximumRetryAttempts ?? DEFAULT_RETRY_ATTEMPTS);
  const ageSeconds = definition.maximumEventAgeSeconds ?? DEFAULT_EVENT_AGE_SECONDS;
  const oldest = clock.now().getTime() + ageSeconds * 1000;
  let attempt = 1;
  let throttled = 0;
  let lastFailure: ErrorEnvelope | undefined;
  for (;;) {
    const failure = await attemptOnce(() => invoke(attempt));
    if (failure === undefined) {
      return undefined;
    }
    const wasThrottled = failure instanceof ThrottledInvocationError;
    lastFailure = wasThrottled ? lastFailure : failure;
    const givenUp = {
      ...(wasThrottled
        ? { errorCode: "429" as const, errorMessage: failure.message }
        : { errorCode: "200" as const, errorMessage: failure.errorMessage }),
      invokeCount: wasThrottled ? attempt - 1 : attempt,
      ...(lastFailure === undefined ? {} : { lastFailure }),
    };
    if (!wasThrottled && attempt >= mostAttempts) {
      return { ...givenUp, condition: "RetriesExhausted" };
    }
    const delaySeconds = wasThrottled
      ? Math.min(LONGEST_THROTTLED_SECONDS, 2 ** throttled)
      : attempt === 1
        ? FIRST_RETRY_SECONDS
        : LATER_RETRY_SECONDS;
    if (clock.now().getTime() + delaySeconds * 1000 > oldest) {
      return { ...givenUp, condition: "EventAgeExceeded" };
    }
    await clock.sleep(delaySeconds * 1000, stopped);
    attempt += wasThrottled ? 0 : 1;
    throttled += wasThrottled ? 1 : 0;
  }
}

async function attemptOnce(
  invoke: () => Promise<Invocation>,
): Promise<ErrorEnvelope | ThrottledInvocationError | undefined> {
  try {
    const answer = await invoke();
    return "functionError" in answer ? answer.payload : undefined;
  } catch (error) {
    if (error instanceof ThrottledInvocationError) {
      return error;
    }
    throw error;
  }
}
