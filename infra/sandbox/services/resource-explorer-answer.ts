import type { IndexState } from "@aws-sdk/client-resource-explorer-2";
import { ServiceError, type World } from "../gateway/operation.ts";
import { inputChecks } from "./input-checks.ts";
import type { IndexEntry } from "./resource-explorer-state.ts";

/** Resource Explorer's checks of its input. */
export const checks = inputChecks("ValidationException");

/** The state of an index now. */
export function stateOf(world: World, { activeAt, goneAt }: IndexEntry): IndexState {
  if (goneAt !== undefined) {
    return "DELETING";
  }
  return Date.parse(activeAt) <= world.now().getTime() ? "ACTIVE" : "CREATING";
}

/** The answer where there is no such index. */
export const noIndex = (message: string) => new ServiceError("ResourceNotFoundException", message, 404);
