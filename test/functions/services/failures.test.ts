import { describe, expect, it } from "vitest";
import { describeFailure, isNamed, isRetryable, statusOf } from "../../../functions/services/failures.ts";

/** An error as the SDK throws it. */
const thrown = (name: string, httpStatusCode?: number, more: object = {}) =>
  Object.assign(
    new Error("no"),
    { name, ...(httpStatusCode === undefined ? {} : { $metadata: { httpStatusCode } }) },
    more,
  );

const THROTTLES = [
  "BandwidthLimitExceeded",
  "EC2ThrottledException",
  "LimitExceededException",
  "PriorRequestNotComplete",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "RequestThrottled",
  "RequestThrottledException",
  "SlowDown",
  "ThrottledException",
  "Throttling",
  "ThrottlingException",
  "TooManyRequestsException",
  "TransactionInProgressException",
];

const CONNECTION_CODES = [
  "ECONNRESET",
  "ECONNREFUSED",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
];

describe("isRetryable", () => {
  it.each(THROTTLES)("says yes to %s, whatever its status", (name) => {
    expect(isRetryable(thrown(name, 400))).toBe(true);
    expect(isRetryable(thrown(name))).toBe(true);
  });

  it.each([
    ["Throttling", 400],
    ["LimitExceeded", 409],
  ])("says yes to the wire code %s under another name", (Code, status) => {
    expect(isRetryable(thrown("IAMServiceException", status, { Code }))).toBe(true);
  });

  it.each([
    ["ThrottledClientException", 429],
    ["MediaTailorServiceException", 429],
    ["ServiceFailureException", 500],
    ["InternalServerException", 500],
    ["BadGateway", 502],
    ["ServiceUnavailable", 503],
    ["StreamUnavailable", 503],
    ["GatewayTimeout", 504],
  ])("says yes to %s for its status %i", (name, status) => {
    expect(isRetryable(thrown(name, status))).toBe(true);
  });

  it.each(["TimeoutError", "RequestTimeout", "RequestTimeoutException"])("says yes to %s", (name) => {
    expect(isRetryable(thrown(name))).toBe(true);
  });

  it.each(CONNECTION_CODES)("says yes to a connection that ends with %s", (code) => {
    expect(isRetryable(thrown("Error", undefined, { code }))).toBe(true);
  });

  it.each([
    ["ValidationException", 400],
    ["InvalidInputException", 400],
    ["UnmodifiableEntityException", 400],
    ["UnauthorizedException", 401],
    ["ServiceQuotaExceededException", 402],
    ["AccessDenied", 403],
    ["AccessDeniedException", 403],
    ["PendingVerification", 403],
    ["NoSuchEntityException", 404],
    ["ResourceNotFoundException", 404],
    ["ConflictException", 409],
    ["UnprocessableEntityException", 422],
  ])("says no to %s with status %i: the same call would fail again", (name, status) => {
    expect(isRetryable(thrown(name, status))).toBe(false);
  });

  it.each([undefined, null, "ECONNRESET", 429, {}, new Error("no"), { $metadata: null, code: 7 }])(
    "says no to %o, of which nothing is known",
    (value) => {
      expect(isRetryable(value)).toBe(false);
    },
  );
});

describe("isNamed", () => {
  it.each([
    ["the class name", thrown("NoSuchEntityException", 404), true],
    ["the wire code", thrown("IAMServiceException", 404, { Code: "NoSuchEntity" }), true],
    ["another name", thrown("NoSuchBucket", 404), false],
    ["no error", undefined, false],
    ["a name that is no text", { name: 7, Code: null }, false],
  ])("looks at %s", (_what, error, named) => {
    expect(isNamed(error, "NoSuchEntityException", "NoSuchEntity")).toBe(named);
  });
});

describe("statusOf", () => {
  it.each([
    [thrown("X", 404), 404],
    [thrown("X"), undefined],
    [{ $metadata: { httpStatusCode: "404" } }, undefined],
    ["404", undefined],
  ])("reads the status of case %#", (error, status) => {
    expect(statusOf(error)).toBe(status);
  });
});

describe("describeFailure", () => {
  it.each([
    [thrown("AccessDenied", 403), "AccessDenied: no"],
    [{ message: "no name" }, "Error: no name"],
    [thrown("ConflictException", 409, { exceptionMessage: "it is live" }), "ConflictException: it is live"],
    ["a text", "a text"],
    [undefined, "undefined"],
  ])("says case %# in one line", (error, line) => {
    expect(describeFailure(error)).toBe(line);
  });
});
