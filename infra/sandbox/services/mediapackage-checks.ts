import { ServiceError } from "../gateway/operation.ts";
import { inputChecks } from "./input-checks.ts";
import type { MediaPackageContext } from "./mediapackage-options.ts";
import type { PageRequest } from "./paging.ts";

/** MediaPackage's checks of its input; their status becomes 422 with all others' in `offer`. */
export const checks = inputChecks("UnprocessableEntityException");

/**
 * Answers with an Id, or refuses the call.
 *
 * Source: AWS CloudFormation, `AWS::MediaPackage::Channel` (as of 2026-11-20); the service models have no limits.
 */
export function idIn(value: string | undefined, member = "Id"): string {
  return checks.text(value, member, { minimum: 1, maximum: 256, pattern: /^[\w-]+$/ });
}

/** @throws {ServiceError} `NotFoundException` if there is no such thing. */
export function found<T>(entry: T | undefined, what: string): T {
  if (entry === undefined) {
    throw new ServiceError("NotFoundException", `There is no ${what}.`, 404);
  }
  return entry;
}

/** MediaPackage's answer to what makes no sense to it. */
export const unprocessable = (message: string): ServiceError =>
  new ServiceError("UnprocessableEntityException", message, 422);

/** What page a caller asks for: `MaxResults` is 1 to 1000. */
export function pageRequest(
  input: { readonly MaxResults?: number | undefined; readonly NextToken?: string | undefined },
  { options }: MediaPackageContext,
): PageRequest {
  const wanted = checks.optionalNumber(input.MaxResults, "MaxResults", { minimum: 1, maximum: 1000 });
  return { limit: Math.min(wanted ?? options.pageItems, options.mostPageItems), token: input.NextToken };
}
