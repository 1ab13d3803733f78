import { type CellValue, cellText } from "./cell-text.ts";
import { GAP } from "./fit-columns.ts";
import type { Canvas } from "./format.ts";
import { paint } from "./paint.ts";
import { cutText, textWidth } from "./text-width.ts";
import { visibleText } from "./visible-text.ts";
import { wrapText } from "./wrap-text.ts";

/** Something that is said of a single thing. */
export interface Field {
  readonly title: string;
  /** Of several, each begins a line. */
  readonly value: CellValue | readonly string[];
}

/** In less than this, values would be more line breaks than text: they go below their titles instead. */
const LEAST_BESIDE = 20;

/** No sign is wider. */
const WIDEST_SIGN = 2;

/**
 * Writes what is known of a single thing: titles on the left, values beside them, wrapped to the terminal's width. On a
 * narrow terminal values stand below their titles. What is unknown is left empty.
 */
export function renderFields(fields: readonly Field[], { width, colors }: Canvas): string {
  const indent = Math.max(0, ...fields.map(({ title }) => textWidth(visibleText(title)))) + GAP.length;
  const draw =
    width === undefined || width - indent >= LEAST_BESIDE
      ? (field: Field) => beside(field, indent, { width, colors })
      : (field: Field) => below(field, { width, colors });
  return fields
    .flatMap(draw)
    .map((line) => `${line}\n`)
    .join("");
}

function beside({ title, value }: Field, indent: number, { width, colors }: Canvas): readonly string[] {
  const shown = visibleText(title);
  const [first = "", ...rest] = linesOf(value, width === undefined ? undefined : width - indent);
  const blanks = " ".repeat(indent - textWidth(shown));
  return [
    `${paint(shown, "quiet", colors)}${first === "" ? "" : blanks}${first}`,
    ...rest.map((line) => `${" ".repeat(indent)}${line}`),
  ];
}

function below({ title, value }: Field, { width = 0, colors }: Canvas): readonly string[] {
  const left = Math.max(0, Math.min(GAP.length, width - WIDEST_SIGN));
  const room = Math.max(WIDEST_SIGN, width - left);
  const lines = linesOf(value, room).filter((line) => line !== "");
  return [
    paint(cutText(visibleText(title), width), "quiet", colors),
    ...lines.map((line) => `${" ".repeat(left)}${line}`),
  ];
}

function linesOf(value: Field["value"], width: number | undefined): readonly string[] {
  const texts: readonly string[] = typeof value === "object" ? value : [cellText(value)];
  return texts.flatMap((text) => wrapText(visibleText(text), width));
}
