import type { SipMediaApplicationEndpoint } from "@aws-sdk/client-chime-sdk-voice";
import { checks } from "./chime-checks.ts";

/**
 * The one endpoint of a SIP media application, checked: a function in the application's Region. That it is there is
 * not checked.
 *
 * Source: documentation in @aws-sdk/client-chime-sdk-voice 3.1142.0, SipMediaApplicationEndpoint (read 2026-11-20).
 *
 * @throws {ServiceError} `BadRequestException`.
 */
export function checkedEndpoints(
  given: readonly SipMediaApplicationEndpoint[] | undefined,
  region: string,
): readonly SipMediaApplicationEndpoint[] {
  const endpoints = checks.given(given, "Endpoints");
  if (endpoints.length !== 1) {
    checks.refuse("Endpoints must have 1 entry");
  }
  return endpoints.map(({ LambdaArn }) => {
    const arn = checks.text(LambdaArn, "Endpoints.LambdaArn", {
      minimum: 1,
      maximum: 10_000,
      pattern: /^arn:aws:lambda:[a-z0-9-]+:[0-9]{12}:function:[a-zA-Z0-9-_]+(:(\$LATEST|[a-zA-Z0-9-_]+))?$/,
    });
    if (!arn.startsWith(`arn:aws:lambda:${region}:`)) {
      checks.refuse(`Endpoints.LambdaArn must be in ${region}`);
    }
    return { LambdaArn: arn };
  });
}
