import { isMarked } from "./strip.ts";

/** What somebody wants to see; empty: everything. */
export interface Filter {
  readonly find: string;
  readonly verdict: string;
  readonly account: string;
  /** Position of the Region among those of the page. */
  readonly region: string;
}

/** What a row can be asked for. */
export interface Asked {
  readonly account: string;
  readonly verdict: string;
  readonly strip: string;
  /** True if a term occurs in it. */
  says(term: RegExp): boolean;
}

/** The fields of a filter. */
export const FILTER_FIELDS = ["find", "verdict", "account", "region"] as const;

/** True if a filter leaves everything in. */
export function isEmpty(filter: Filter): boolean {
  return FILTER_FIELDS.every((field) => filter[field].trim() === "");
}

/** Tells rows that somebody wants to see from others: each word that is looked for occurs in them, in whatever order. */
export function fitting({ find, verdict, account, region }: Filter): (row: Asked) => boolean {
  const terms = find.split(/\s+/).filter(Boolean).map(termOf);
  return (row) =>
    (verdict === "" || row.verdict === verdict) &&
    (account === "" || row.account === account) &&
    (region === "" || isMarked(row.strip, Number(region))) &&
    terms.every((term) => row.says(term));
}

/** A pattern ignores case at a tenth of what it costs to write 20 million signs in lower case. */
function termOf(word: string): RegExp {
  return new RegExp(word.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"), "i");
}
