import { awsJson } from "./aws-json.ts";
import { awsQuery } from "./aws-query.ts";
import { restJson } from "./rest-json.ts";
import type { Protocol, WireRequest } from "./wire.ts";

/** Tells from the request which protocol its client speaks. */
export function protocolOf({ headers, query }: WireRequest): Protocol {
  if (headers["x-amz-target"] !== undefined) {
    return awsJson;
  }
  const isForm = headers["content-type"]?.startsWith("application/x-www-form-urlencoded") === true;
  return isForm || query.has("Action") ? awsQuery : restJson;
}
