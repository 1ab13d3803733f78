import { errorBody, readJsonBody, writeJsonBody } from "./json-body.ts";
import type { Protocol, WireRequest } from "./wire.ts";

const dialect = { ownNames: false };

/** 1.0 and 1.1 differ in nothing else here, so each client is answered in the one it speaks. */
const contentType = ({ headers }: WireRequest) => headers["content-type"] ?? "application/x-amz-json-1.0";

/**
 * One path for all operations, the name in `X-Amz-Target` (Step Functions, EventBridge, SQS, DynamoDB).
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html where it is specified; what is here was held against the SDK clients
 */
export const awsJson: Protocol = {
  refusals: {
    "unknown-credentials": { code: "UnrecognizedClientException", status: 403 },
    "expired-credentials": { code: "ExpiredTokenException", status: 403 },
    "no-credentials": { code: "MissingAuthenticationTokenException", status: 403 },
    "access-denied": { code: "AccessDeniedException", status: 400 },
    "not-implemented": { code: "NotImplementedException", status: 501 },
    malformed: { code: "SerializationException", status: 400 },
  },

  operationName({ headers }) {
    return headers["x-amz-target"]?.split(".").at(-1);
  },

  async read(schema, request) {
    return readJsonBody(schema.input, request.body.toString(), dialect);
  },

  answer(schema, output, request, requestId) {
    return {
      status: 200,
      headers: { "content-type": contentType(request), "x-amzn-requestid": requestId },
      body: writeJsonBody(schema.output, output, dialect),
    };
  },

  failure(failure, request, requestId, errors) {
    // SQS gives its old codes besides, for clients that still know them.
    const { name = failure.code, code } = errors.get(failure.code) ?? {};
    const sender = failure.status >= 500 ? "Receiver" : "Sender";
    return {
      status: failure.status,
      headers: {
        "content-type": contentType(request),
        "x-amzn-requestid": requestId,
        ...(code === undefined || code === name ? {} : { "x-amzn-query-error": `${code};${sender}` }),
      },
      body: JSON.stringify({ __type: name, ...errorBody(failure, errors) }),
    };
  },
};
