import type { PageElement } from "./dom.ts";
import { weightOf } from "./strip.ts";

/** How a column is sorted. */
export interface Order {
  readonly column: number;
  readonly direction: "ascending" | "descending";
}

/** What a cell is sorted by. */
export type SortKey = string | number;

type Read = (cell: PageElement) => SortKey;

const text: Read = (cell) => cell.textContent.toLowerCase();
const count: Read = (cell) => Number(cell.textContent.replaceAll(",", ""));
const strip: Read = (cell) => weightOf(cell.textContent);
/** Nothing comes before every instant. */
const instant: Read = (cell) => cell.firstElementChild?.getAttribute("datetime") ?? "";

/** How the columns of each table are read, from left to right (`role-row.ts`, `finding-list.ts`, `account-list.ts`). */
export const COLUMNS: Readonly<Record<string, readonly Read[]>> = {
  matrix: [text, text, text, strip, count, instant, count],
  "finding-list": [text, text, text, text, instant, instant],
  "account-list": [text, count, count, count, count, count, count, count, count, text],
};

/** What a click on a column's heading asks for: names from A on, numbers and instants from the largest; then the reverse; then as before. */
export function nextOrder(
  before: Order | undefined,
  column: number,
  reads: readonly Read[],
): Order | undefined {
  const first = reads[column] === text ? "ascending" : "descending";
  if (before?.column !== column) {
    return { column, direction: first };
  }
  return before.direction === first
    ? { column, direction: first === "ascending" ? "descending" : "ascending" }
    : undefined;
}

/** Sorts by keys; equal ones stay in the order in which they stand. */
export function inOrder<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => SortKey,
  direction: Order["direction"],
): readonly Item[] {
  const sign = direction === "ascending" ? 1 : -1;
  return items
    .map((item) => ({ item, key: keyOf(item) }))
    .sort((a, b) => (a.key < b.key ? -sign : a.key > b.key ? sign : 0))
    .map(({ item }) => item);
}
