import type { GivenUp } from "./asynchronous-invocation.ts";
import type { FunctionDefinition } from "./function-definition.ts";

/** A message about an invocation that was given up. */
export interface Letter {
  readonly queueArn: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** An invocation that was given up. */
export interface LostInvocation {
  /** JSON text. */
  readonly event: string;
  readonly requestId: string;
  readonly givenUp: GivenUp;
  readonly time: Date;
}

/** Lambda puts so much of an error's message into a dead letter. */
const DEAD_LETTER_MESSAGE_CHARACTERS = 1024;

/**
 * What Lambda sends when it gives an asynchronous invocation up: the bare event to the dead-letter queue, with the reason
 * in attributes, and a record of the invocation to the destination for failures, without attributes.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html (read 2026-11-20)
 */
export function lettersOf(
  { arn, deadLetterArn, onFailureArn }: FunctionDefinition,
  lost: LostInvocation,
): readonly Letter[] {
  return [
    ...(deadLetterArn === undefined ? [] : [deadLetter(deadLetterArn, lost)]),
    ...(onFailureArn === undefined
      ? []
      : [{ queueArn: onFailureArn, body: JSON.stringify(invocationRecord(arn, lost)), attributes: {} }]),
  ];
}

function deadLetter(queueArn: string, { event, requestId, givenUp }: LostInvocation): Letter {
  const attributes = {
    RequestID: requestId,
    ErrorCode: givenUp.errorCode,
    ErrorMessage: givenUp.errorMessage.slice(0, DEAD_LETTER_MESSAGE_CHARACTERS),
  };
  return { queueArn, body: event, attributes };
}

/** Of a function that never ran there is no response; that Lambda leaves it out then is inferred, not documented. */
function invocationRecord(arn: string, { event, requestId, givenUp, time }: LostInvocation) {
  const { condition, invokeCount, lastFailure } = givenUp;
  return {
    version: "1.0",
    timestamp: time.toISOString(),
    requestContext: {
      requestId,
      functionArn: `${arn}:$LATEST`,
      condition,
      approximateInvokeCount: invokeCount,
    },
    requestPayload: JSON.parse(event),
    ...(lastFailure === undefined
      ? {}
      : {
          responseContext: { statusCode: 200, executedVersion: "$LATEST", functionError: "Unhandled" },
          responsePayload: lastFailure,
        }),
  };
}
