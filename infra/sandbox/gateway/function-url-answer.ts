import * as v from "valibot";
import type { RawAnswer } from "./operation.ts";

const JSON_TYPE = "application/json";

const Response = v.object({
  statusCode: v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(599)),
  headers: v.optional(v.record(v.string(), v.union([v.string(), v.number(), v.boolean()])), {}),
  body: v.optional(v.string(), ""),
  isBase64Encoded: v.optional(v.boolean(), false),
});

/** What a client of a function's URL sees when the function failed, or answered what cannot be sent. */
export const BAD_GATEWAY: RawAnswer = {
  status: 502,
  headers: { "content-type": JSON_TYPE },
  body: "Internal Server Error",
  error: { code: "BadGateway", message: "The function failed, or its answer is no HTTP response" },
};

/**
 * Makes an HTTP answer of what a function returned: as it says, or, where it has no `statusCode`, its JSON with
 * status 200. What AWS does with a response that has a wrong member is not documented; it is 502 here.
 * `cookies` are not sent here: they are 502 too, rather than lost.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html#urls-response-payload (read 2026-11-21)
 */
export function functionUrlAnswer(payload: unknown): RawAnswer {
  if (typeof payload !== "object" || payload === null || !("statusCode" in payload)) {
    return { status: 200, headers: { "content-type": JSON_TYPE }, body: JSON.stringify(payload ?? null) };
  }
  const { success, output } = v.safeParse(Response, payload);
  if (!success || "cookies" in payload) {
    return BAD_GATEWAY;
  }
  const { statusCode, headers, body, isBase64Encoded } = output;
  const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
  return {
    status: statusCode,
    headers: { "content-type": JSON_TYPE, ...Object.fromEntries(named) },
    body: isBase64Encoded ? Buffer.from(body, "base64") : body,
  };
}
