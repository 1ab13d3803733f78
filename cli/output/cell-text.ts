import type { Column } from "./format.ts";

/** What a column may show. */
export type CellValue = ReturnType<Column<never>["value"]>;

/** A value as people read it; what is unknown is empty. */
export function cellText(value: CellValue): string {
  if (typeof value === "boolean") {
    return value ? "yes" : "no";
  }
  return value === undefined ? "" : String(value);
}
