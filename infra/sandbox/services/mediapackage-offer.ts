import { type FakeService, type Operation, ServiceError } from "../gateway/operation.ts";

/** Where a service is, and whether CloudTrail sees its calls. */
interface Offer {
  readonly regions: readonly string[];
  readonly logged: boolean;
}

/**
 * Offers operations in some Regions only, with the error names and statuses that MediaPackage's models have. What
 * AWS answers elsewhere is not documented, the service having no endpoint there; here it is `ForbiddenException`.
 */
export function offer(
  { regions, logged }: Offer,
  operations: FakeService["operations"],
): FakeService["operations"] {
  return Object.fromEntries(
    Object.entries(operations).map(([name, operation]) => [
      name,
      { ...operation, silent: !logged, answer: answerIn(regions, operation) },
    ]),
  );
}

const answerIn =
  (regions: readonly string[], operation: Operation): Operation["answer"] =>
  async (input, call) => {
    if (!regions.includes(call.region)) {
      throw new ServiceError("ForbiddenException", `MediaPackage is not in ${call.region}.`, 403);
    }
    try {
      return await operation.answer(input, call);
    } catch (error) {
      throw error instanceof ServiceError ? inOwnWords(error) : error;
    }
  };

/** The checks of input that all services share answer 400, and a role that may not be made answers AccessDenied. */
function inOwnWords({ code, message, status }: ServiceError): ServiceError {
  switch (code) {
    case "AccessDeniedException":
      return new ServiceError("ForbiddenException", message, 403);
    case "UnprocessableEntityException":
      return new ServiceError(code, message, 422);
    default:
      return new ServiceError(code, message, status);
  }
}
