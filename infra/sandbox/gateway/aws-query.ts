import { readCredentialScope } from "./credential-scope.ts";
import { readQueryInput } from "./query-input.ts";
import type { Protocol, WireRequest } from "./wire.ts";
import { escapeXml, writeXml } from "./xml-output.ts";

const formOf = ({ body, query }: WireRequest) =>
  new URLSearchParams(body.length > 0 ? body.toString() : query);

/** The version that the client speaks is part of the namespace of the answer. */
const namespaceOf = (request: WireRequest, service: string) =>
  `https://${service}.amazonaws.com/doc/${formOf(request).get("Version") ?? ""}/`;

const scopeService = (request: WireRequest) => readCredentialScope(request)?.signingName ?? "aws";

const xml = (status: number, requestId: string, body: string) => ({
  status,
  headers: { "content-type": "text/xml", "x-amzn-requestid": requestId },
  body,
});

/**
 * A form goes in, XML comes out (IAM, STS).
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html where it is specified; what is here was held against the SDK clients
 */
export const awsQuery: Protocol = {
  refusals: {
    "unknown-credentials": { code: "InvalidClientTokenId", status: 403 },
    "expired-credentials": { code: "ExpiredToken", status: 403 },
    "no-credentials": { code: "MissingAuthenticationToken", status: 403 },
    "access-denied": { code: "AccessDenied", status: 403 },
    "not-implemented": { code: "NotImplemented", status: 501 },
    malformed: { code: "MalformedInput", status: 400 },
  },

  operationName(request) {
    return formOf(request).get("Action") ?? undefined;
  },

  async read(schema, request) {
    return readQueryInput(schema.input, formOf(request));
  },

  answer(schema, output, request, requestId) {
    const result = schema.output.isUnitSchema()
      ? ""
      : `<${schema.name}Result>${writeXml(schema.output, output)}</${schema.name}Result>`;
    const metadata = `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`;
    const namespace = namespaceOf(request, scopeService(request));
    const body = `<${schema.name}Response xmlns="${namespace}">${result}${metadata}</${schema.name}Response>`;
    return xml(200, requestId, body);
  },

  failure(failure, request, requestId, errors) {
    const { message, status } = failure;
    const code = errors.get(failure.code)?.code ?? failure.code;
    const type = status >= 500 ? "Receiver" : "Sender";
    const error = `<Error><Type>${type}</Type><Code>${escapeXml(code)}</Code><Message>${escapeXml(message)}</Message></Error>`;
    const namespace = namespaceOf(request, scopeService(request));
    return xml(
      status,
      requestId,
      `<ErrorResponse xmlns="${namespace}">${error}<RequestId>${requestId}</RequestId></ErrorResponse>`,
    );
  },
};
