import { payloadMember, readHttpMembers, writeHttpMembers } from "./http-members.ts";
import { errorBody, readJsonBody, writeJsonBody } from "./json-body.ts";
import type { OperationSchema } from "./schemas.ts";
import { matchUri } from "./uri-template.ts";
import type { Protocol, WireRequest } from "./wire.ts";

const dialect = { ownNames: true };

const closest = (request: WireRequest, operations: ReadonlyMap<string, OperationSchema>) =>
  [...operations.values()]
    .map(({ name, http }) => ({ name, match: http === undefined ? undefined : matchUri(http, request) }))
    .filter(({ match }) => match !== undefined)
    .sort((one, other) => (other.match?.fixedParts ?? 0) - (one.match?.fixedParts ?? 0))
    .at(0)?.name;

const bodyOf = (output: unknown, member: string): Uint8Array | string => {
  const value: unknown = new Map<string, unknown>(Object.entries(Object(output))).get(member);
  return value instanceof Uint8Array ? value : String(value ?? "");
};

/**
 * One path for each operation, JSON in the body (IVS, MediaTailor, Account, Resource Explorer, Lambda).
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html where it is specified; what is here was held against the SDK clients
 */
export const restJson: Protocol = {
  refusals: {
    "unknown-credentials": { code: "UnrecognizedClientException", status: 403 },
    "expired-credentials": { code: "ExpiredTokenException", status: 403 },
    "no-credentials": { code: "MissingAuthenticationTokenException", status: 403 },
    "access-denied": { code: "AccessDeniedException", status: 403 },
    "not-implemented": { code: "NotImplementedException", status: 501 },
    malformed: { code: "SerializationException", status: 400 },
  },

  operationName(request, operations) {
    return closest(request, operations) ?? `${request.method} ${request.path}`;
  },

  async read(schema, request) {
    const labels = (schema.http && matchUri(schema.http, request)?.labels) ?? new Map<string, string>();
    const text = payloadMember(schema.input) === undefined ? request.body.toString() : "";
    const body = await readJsonBody(schema.input, text, dialect);
    return { ...Object(body), ...readHttpMembers(schema.input, request, labels) };
  },

  answer(schema, output, _request, requestId) {
    const {
      headers,
      document,
      status = schema.http?.status ?? 200,
    } = writeHttpMembers(schema.output, output);
    const payload = payloadMember(schema.output);
    const json = status === 204 ? "" : writeJsonBody(schema.output, document, dialect);
    return {
      status,
      headers: { "content-type": "application/json", "x-amzn-requestid": requestId, ...headers },
      body: payload === undefined ? json : bodyOf(output, payload),
    };
  },

  failure(failure, _request, requestId, errors) {
    return {
      status: failure.status,
      headers: {
        "content-type": "application/json",
        "x-amzn-requestid": requestId,
        "x-amzn-errortype": failure.code,
      },
      body: JSON.stringify(errorBody(failure, errors)),
    };
  },
};
