import type { DeliveryFailure } from "./deliver-to-target.ts";
import type { Rule, Target } from "./rule.ts";

/** Takes an event that could not be delivered. */
export type DeadLetterSink = (
  queueArn: string,
  body: string,
  attributes: Readonly<Record<string, string>>,
) => void;

/**
 * The attributes that EventBridge gives a dead letter, whose body is the event.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html (read 2026-11-20)
 */
export function deadLetterAttributes(
  rule: Rule,
  target: Target,
  { errorCode, errorMessage, exhaustedRetryCondition, retryAttempts }: DeliveryFailure,
): Readonly<Record<string, string>> {
  return {
    RULE_ARN: rule.arn,
    TARGET_ARN: target.arn,
    ERROR_CODE: errorCode,
    ERROR_MESSAGE: errorMessage,
    ...(exhaustedRetryCondition === undefined ? {} : { EXHAUSTED_RETRY_CONDITION: exhaustedRetryCondition }),
    RETRY_ATTEMPTS: String(retryAttempts),
  };
}
