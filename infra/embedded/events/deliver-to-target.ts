import type { Clock } from "../clock.ts";
import { retryDelayMilliseconds } from "./back-off.ts";
import { PermanentDeliveryError } from "./delivery-errors.ts";
import type { RetryPolicy } from "./rule.ts";

const DEFAULT_RETRY_ATTEMPTS = 185;
const DEFAULT_EVENT_AGE_SECONDS = 86_400;

/** Why a delivery was given up, in the words of EventBridge's dead letters. */
export interface DeliveryFailure {
  readonly errorCode: string;
  readonly errorMessage: string;
  /** Absent when no retry could have helped. */
  readonly exhaustedRetryCondition?: "MaximumRetryAttempts" | "MaximumEventAgeInSeconds";
  readonly retryAttempts: number;
}

/** What a delivery needs of the world. */
export interface DeliveryDependencies {
  readonly clock: Clock;
  /** 0 up to 1. */
  readonly random: () => number;
  readonly stopped: AbortSignal;
}

/**
 * Tries until the target takes the event, the retry policy is exhausted or an error is permanent. Undefined means
 * that it was delivered.
 *
 * @throws the reason of `stopped`, when it is aborted while waiting.
 */
export async function deliverToTarget(
  send: () => Promise<void>,
  policy: RetryPolicy,
  { clock, random, stopped }: DeliveryDependencies,
): Promise<DeliveryFailure | undefined> {
  const mostRetries = policy.maximumRetryAttempts ?? DEFAULT_RETRY_ATTEMPTS;
  const oldest = clock.now().getTime() + (policy.maximumEventAgeSeconds ?? DEFAULT_EVENT_AGE_SECONDS) * 1000;
  for (let retryAttempts = 0; ; retryAttempts += 1) {
    const error = await attempt(send);
    if (error === undefined) {
      return undefined;
    }
    const failure = { ...describe(error), retryAttempts };
    if (error instanceof PermanentDeliveryError) {
      return failure;
    }
    if (retryAttempts >= mostRetries) {
      return { ...failure, exhaustedRetryCondition: "MaximumRetryAttempts" };
    }
    const delay = retryDelayMilliseconds(retryAttempts + 1, random());
    if (clock.now().getTime() + delay > oldest) {
      return { ...failure, exhaustedRetryCondition: "MaximumEventAgeInSeconds" };
    }
    await clock.sleep(delay, stopped);
  }
}

async function attempt(send: () => Promise<void>): Promise<Error | undefined> {
  try {
    await send();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function describe(error: Error): Pick<DeliveryFailure, "errorCode" | "errorMessage"> {
  return {
    errorCode: error instanceof PermanentDeliveryError ? error.code : error.name,
    errorMessage: error.message,
  };
}
