import { type Authorization, ServiceError } from "../gateway/operation.ts";
import { inTheWordsOfAws } from "./engine-errors.ts";
import { cutPage } from "./paging.ts";

/** Every failure that the engine names is a 400 in Step Functions. */
const STATUSES = {
  ExecutionAlreadyExists: 400,
  ExecutionDoesNotExist: 400,
  InvalidArn: 400,
  InvalidExecutionInput: 400,
  InvalidName: 400,
  InvalidOutput: 400,
  InvalidToken: 400,
  StateMachineDoesNotExist: 400,
  TaskDoesNotExist: 400,
  TaskTimedOut: 400,
};

/** Runs a step of the engine; its failures become those of the API. */
export const asStates = <T>(step: () => T) => inTheWordsOfAws<T>(STATUSES, step);

/** Asks for one action on one resource. */
export const onResource = (action: string, resource: string | undefined): Authorization => ({
  action: `states:${action}`,
  resources: [resource ?? ""],
});

/** Items on a page unless asked otherwise, and the most, as AWS has it. */
const DEFAULT_PAGE = 100;
const LARGEST_PAGE = 1000;

/** Cuts one page out of a list in the order of its keys. */
export function cutStatesPage<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  {
    maxResults,
    nextToken,
  }: { readonly maxResults?: number | undefined; readonly nextToken?: string | undefined },
) {
  const limit = Math.min(maxResults || DEFAULT_PAGE, LARGEST_PAGE);
  return cutPage(items, keyOf, { limit, token: nextToken }, (detail) => {
    throw new ServiceError("InvalidToken", detail, 400);
  });
}

/** A number as text whose alphabetical order is the numerical one. */
export const sortable = (value: number): string => String(value).padStart(16, "0");
