import { ServiceError } from "../gateway/operation.ts";

/**
 * Runs a step of an engine whose failures bear the names of AWS, and gives them their status on the wire.
 *
 * @param statuses the status of each name that may come
 * @throws {ServiceError} for these names; everything else passes through unchanged.
 */
export async function inTheWordsOfAws<T>(
  statuses: Readonly<Record<string, number>>,
  step: () => T | Promise<T>,
): Promise<T> {
  try {
    return await step();
  } catch (error) {
    const status =
      error instanceof Error && Object.hasOwn(statuses, error.name) ? statuses[error.name] : undefined;
    if (error instanceof Error && status !== undefined) {
      throw new ServiceError(error.name, error.message, status);
    }
    throw error;
  }
}
