import { checks } from "./iam-answer.ts";
import type { IamOptions } from "./iam-options.ts";
import type { PageRequest } from "./paging.ts";

/** What page a caller asks IAM for: `MaxItems` is 1 to 1000, and IAM may answer with fewer. */
export function pageRequest(
  input: { readonly Marker?: string | undefined; readonly MaxItems?: number | undefined },
  { pageItems, mostPageItems }: IamOptions,
): PageRequest {
  const wanted = checks.optionalNumber(input.MaxItems, "maxItems", { minimum: 1, maximum: 1000 });
  return { limit: Math.min(wanted ?? pageItems, mostPageItems), token: input.Marker };
}
