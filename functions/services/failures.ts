/** True if an error carries this name or wire code: the SDK and the wire spell them differently. */
export function isNamed(error: unknown, ...names: readonly string[]): boolean {
  const { name, Code } = membersOf(error);
  return [name, Code].some((spelling) => typeof spelling === "string" && names.includes(spelling));
}

/** The HTTP status of an AWS answer, if the error came from one. */
export function statusOf(error: unknown): number | undefined {
  const { httpStatusCode } = membersOf(membersOf(error)["$metadata"]);
  return typeof httpStatusCode === "number" ? httpStatusCode : undefined;
}

/**
 * Throttling has another name in almost every service: those that the AWS SDK for JavaScript itself takes for it, as
 * of 2026-11-20, and IAM's and Chime's.
 */
const THROTTLES = [
  "Throttling",
  "ThrottlingException",
  "ThrottledException",
  "ThrottledClientException",
  "TooManyRequestsException",
  "RequestLimitExceeded",
  "RequestThrottled",
  "RequestThrottledException",
  "SlowDown",
  "ProvisionedThroughputExceededException",
  "BandwidthLimitExceeded",
  "EC2ThrottledException",
  "LimitExceededException",
  "LimitExceeded",
  "PriorRequestNotComplete",
  "TransactionInProgressException",
] as const;

const CONNECTION_FAILURES = [
  "TimeoutError",
  "RequestTimeout",
  "RequestTimeoutException",
  "ECONNRESET",
  "ECONNREFUSED",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
] as const;

/**
 * True if the same call may succeed later: throttled, timed out, out of reach, or failed inside the
 * service. False for what only a person can mend: denied, invalid, unknown.
 */
export function isRetryable(error: unknown): boolean {
  const status = statusOf(error);
  const { code } = membersOf(error);
  return (
    status === 429 ||
    (status !== undefined && status >= 500) ||
    isNamed(error, ...THROTTLES, ...CONNECTION_FAILURES) ||
    CONNECTION_FAILURES.some((failure) => failure === code)
  );
}

/** True if AWS has answered that it did not do what it was asked to (4xx); after anything else it may have been done. */
export function isRefusal(error: unknown): boolean {
  const status = statusOf(error);
  return status !== undefined && status >= 400 && status < 500;
}

/** Says an error in one line for a person: its name and message. IVS sends its message as `exceptionMessage`. */
export function describeFailure(error: unknown): string {
  const { name, message, exceptionMessage } = membersOf(error);
  const text = [exceptionMessage, message].find((candidate) => typeof candidate === "string");
  return typeof text === "string" ? `${String(name ?? "Error")}: ${text}` : String(error);
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  // The one place where an unknown error is looked into; every member is checked before it is used.
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
