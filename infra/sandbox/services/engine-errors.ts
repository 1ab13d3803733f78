import { ServiceError } from "../gateway/operation.ts";

/** How AWS calls a failure that has a name of the engine's own. */
interface Renamed {
  readonly code: string;
  readonly status: number;
}

/**
 * Runs a step of an engine whose failures bear the names of AWS, and gives them their status on the wire.
 *
 * @param statuses the status of each name that may come, with the name on the wire where that is another
 * @throws {ServiceError} for these names; everything else passes through unchanged.
 */
export async function inTheWordsOfAws<T>(
  statuses: Readonly<Record<string, number | Renamed>>,
  step: () => T | Promise<T>,
): Promise<T> {
  try {
    return await step();
  } catch (error) {
    const status =
      error instanceof Error && Object.hasOwn(statuses, error.name) ? statuses[error.name] : undefined;
    if (error instanceof Error && status !== undefined) {
      const { code, status: own } = typeof status === "number" ? { code: error.name, status } : status;
      throw new ServiceError(code, error.message, own);
    }
    throw error;
  }
}
