import { FILTER_FIELDS, type Filter } from "./filter.ts";

/** What the part of an address after `#` asks for. */
export type Place =
  | { readonly kind: "subject"; readonly anchor: string }
  | { readonly kind: "filter"; readonly filter: Filter }
  | { readonly kind: "section" };

/** Reads the part of an address after `#`: a role, a filter, or a section of the page. */
export function placeOf(hash: string): Place {
  if (hash.startsWith("#?")) {
    const asked = new URLSearchParams(hash.slice(2));
    const [find = "", verdict = "", account = "", region = ""] = FILTER_FIELDS.map(
      (field) => asked.get(field) ?? "",
    );
    return { kind: "filter", filter: { find, verdict, account, region } };
  }
  return hash.includes("/") ? { kind: "subject", anchor: hash.slice(1) } : { kind: "section" };
}

/** Writes a filter as the part of an address after `#`, so that it can be kept and sent to somebody. */
export function addressOf(filter: Filter): string {
  const asked = new URLSearchParams();
  for (const field of FILTER_FIELDS.filter((each) => filter[each] !== "")) {
    asked.set(field, filter[field]);
  }
  return `#?${asked}`;
}
