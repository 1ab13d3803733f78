import type { Principal } from "./operation.ts";
import type { WireRequest } from "./wire.ts";

/** A request to a function's URL whose caller may make it. */
export interface FunctionUrlRequest {
  readonly request: WireRequest;
  /** Below the URL, beginning with a slash. */
  readonly path: string;
  readonly urlId: string;
  readonly functionArn: string;
  readonly principal: Principal;
  readonly requestId: string;
  readonly time: Date;
}

/** Which bodies are text is not documented; what is neither missing a type nor one of these comes in base64. */
const TEXT = /^(text\/|application\/(json|javascript|xml|[^;]+\+(json|xml))\b)/i;

/**
 * The event that a function gets for a request to its URL, in payload format 2.0. The headers are all there, as
 * documented, the signature included. The query is written anew, so its escapes may differ from what was sent.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html#urls-payloads (read 2026-11-21; left out are the members that are always null or may be missing)
 */
export function functionUrlEvent(asked: FunctionUrlRequest): Readonly<Record<string, unknown>> {
  const { request, path, urlId, functionArn, principal, requestId, time } = asked;
  const { method, headers, query, body } = request;
  const [, , , region = "", accountId = ""] = functionArn.split(":");
  const isText = TEXT.test(headers["content-type"] ?? "text/plain");
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath: path,
    rawQueryString: query.toString(),
    ...(headers["cookie"] === undefined ? {} : { cookies: headers["cookie"].split(/;\s*/) }),
    headers,
    ...(query.size === 0 ? {} : { queryStringParameters: joined(query) }),
    requestContext: {
      accountId,
      apiId: urlId,
      authentication: null,
      authorizer: { iam: identityOf(principal) },
      domainName: `${urlId}.lambda-url.${region}.on.aws`,
      domainPrefix: urlId,
      http: {
        method,
        path,
        protocol: "HTTP/1.1",
        sourceIp: "127.0.0.1",
        userAgent: headers["user-agent"] ?? "",
      },
      requestId,
      routeKey: "$default",
      stage: "$default",
      time: commonLogTime(time),
      timeEpoch: time.getTime(),
    },
    ...(body.length === 0 ? {} : { body: body.toString(isText ? "utf8" : "base64") }),
    isBase64Encoded: body.length > 0 && !isText,
  };
}

function identityOf({ accessKeyId, account, arn, principalId }: Principal) {
  return {
    accessKey: accessKeyId,
    accountId: account,
    callerId: principalId,
    cognitoIdentity: null,
    principalOrgId: null,
    userArn: arn,
    userId: principalId,
  };
}

/** Several values of one name are joined by commas. */
function joined(query: URLSearchParams): Readonly<Record<string, string>> {
  return Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name).join(",")]));
}

/** For example `12/Mar/2020:19:03:58 +0000`. */
function commonLogTime(time: Date): string {
  const [, day, month, year, clock] = /^\w+, (\d+) (\w+) (\d+) (\S+)/.exec(time.toUTCString()) ?? [];
  return `${day}/${month}/${year}:${clock} +0000`;
}
