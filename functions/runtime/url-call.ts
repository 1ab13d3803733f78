import * as v from "valibot";

/**
 * A request to a function's URL with IAM authentication, in payload format 2.0: Lambda has checked the caller's
 * signature and permission, and tells who it is. Whoever may also invoke the function itself can tell it anything, and
 * the function sees no difference: a caller's permission for `lambda:InvokeFunction`, which a URL asks for as well, has
 * to be held to calls through the URL (condition `lambda:InvokedViaFunctionUrl`).
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html (read 2026-11-21)
 * @see https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html (excerpt read 2026-11-21)
 */
const UrlEvent = v.object({
  body: v.nullish(v.string()),
  isBase64Encoded: v.optional(v.boolean(), false),
  requestContext: v.object({
    authorizer: v.object({ iam: v.object({ userArn: v.string() }) }),
    http: v.object({ method: v.string() }),
  }),
});

/** A request of somebody who is known. */
export interface UrlCall {
  readonly method: string;
  /** ARN of the caller: a user, a role's session, or the account's root. */
  readonly caller: string;
  /** The body as JSON, or its text where it is none. */
  readonly body: unknown;
}

/** What a function's URL answers. */
export interface UrlAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Reads a request; `undefined`: it did not come through a URL that checks who calls. */
export function readUrlCall(event: unknown): UrlCall | undefined {
  const parsed = v.safeParse(UrlEvent, event);
  if (!parsed.success) {
    return undefined;
  }
  const { body, isBase64Encoded, requestContext } = parsed.output;
  const text = isBase64Encoded ? Buffer.from(body ?? "", "base64").toString("utf8") : (body ?? "");
  const json = v.safeParse(v.pipe(v.string(), v.parseJson()), text);
  return {
    method: requestContext.http.method,
    caller: requestContext.authorizer.iam.userArn,
    body: json.success ? json.output : text,
  };
}

/** An answer in JSON; nobody on the way may keep it. */
export function urlAnswer(statusCode: number, content: Readonly<Record<string, unknown>>): UrlAnswer {
  return {
    statusCode,
    headers: { "content-type": "application/json", "cache-control": "no-store" },
    body: `${JSON.stringify(content)}\n`,
  };
}
