import { ResourceBusyError } from "../core/errors.ts";
import { statusOf } from "./failures.ts";

/**
 * Changes a resource; answers false if the resource is gone (404), whatever the service calls that.
 *
 * @throws {ResourceBusyError} if the service says that it conflicts with what is going on (409). Trying again later helps.
 */
export async function tryToChange(arn: string, send: () => Promise<unknown>): Promise<boolean> {
  try {
    await send();
    return true;
  } catch (error) {
    if (statusOf(error) === 404) {
      return false;
    }
    if (statusOf(error) === 409) {
      throw new ResourceBusyError(`The service is using ${arn} just now`, { cause: error });
    }
    throw error;
  }
}
