import { printable } from "../../printable.ts";
import { clockTime, type Document, type Happening, type HappeningGroup, triesInWords } from "../happening.ts";
import type { Chapter } from "../story/stage.ts";
import type { Paint, Shade } from "./paint.ts";
import { wrapText } from "./wrap-text.ts";

/** How lines are laid out. */
export interface Layout {
  /** Most characters on a line; infinite where nobody looks at the lines' ends. */
  readonly width: number;
  readonly paint: Paint;
}

const MARKS = { owner: "▸", service: "◆", rolecall: "●", good: "✔", waiting: "◌", bad: "✖" } as const;

/** A chapter's heading, with what it shows. */
export function chapterLines(
  { number, title, sentence }: Chapter,
  { width, paint }: Layout,
): readonly string[] {
  const heading = wrapText(`${number}  ${title}`, width).map((line) => paint("strong", line));
  return ["", ...heading, ...indented(sentence, "   ", width).map((line) => paint("faint", line))];
}

/** A group of happenings: time, who, the sentence, and what it is about. */
export function groupLines(group: HappeningGroup, { width, paint }: Layout): readonly string[] {
  const { latest } = group;
  const tries = triesInWords(group);
  const shade = shadeOf(latest);
  const indent = width < 60 ? "    " : "             ";
  const text = `${latest.text}${tries === "" ? "" : ` (${tries})`}`;
  const [first = "", ...rest] = indented(text, indent, width, `  ${clockTime(latest.at)} X `.length);
  const head = `  ${paint("faint", clockTime(latest.at))} ${paint(shade, MARKS[shade])} `;
  const say = (line: string) => (latest.tone === "plain" ? line : paint(shade, line));
  const details = latest.details.flatMap((detail) => detailLines(detail, indent, width));
  const below = [...details, ...documentLines(latest.document, indent, width)];
  return [`${head}${say(first)}`, ...rest.map(say), ...below.map((line) => paint("faint", line))];
}

/** A document line by line, each with the indentation that its writer gave it. */
function documentLines(document: Document | undefined, indent: string, width: number): readonly string[] {
  if (document === undefined) {
    return [];
  }
  const lines = document.text.trimEnd().split("\n");
  const name = wrapText(printable(document.name), Math.max(1, width - indent.length - 2));
  return [
    ...name.map((part, index) => `${indent}${index === 0 ? "┌" : "│"} ${part}`),
    ...lines.flatMap(quoted),
    `${indent}└`,
  ];

  function quoted(line: string): readonly string[] {
    const text = printable(line).trimStart();
    const depth = " ".repeat(line.length - line.trimStart().length);
    const before = `${indent}│ ${depth}`;
    return wrapText(text, Math.max(1, width - before.length)).map((part) => `${before}${part}`.trimEnd());
  }
}

/** A line at the foot of the screen, indented, and cut where the screen ends. */
export function footLine(text: string, { width, paint }: Layout, shade: Shade): string {
  const line = `  ${printable(text)}`;
  return paint(shade, line.length > width ? `${line.slice(0, width - 1)}…` : line);
}

function detailLines(detail: string, indent: string, width: number): readonly string[] {
  return indented(detail, `${indent}  `, width).map((line, index) =>
    index === 0 ? line.replace(`${indent}  `, `${indent}· `) : line,
  );
}

/** @param firstWidth what stands before the first line already; default: the indent */
function indented(text: string, indent: string, width: number, firstWidth?: number): readonly string[] {
  const clean = printable(text);
  if (firstWidth === undefined) {
    return wrapText(clean, width - indent.length).map((line) => `${indent}${line}`);
  }
  const [first = ""] = wrapText(clean, width - firstWidth);
  const rest = clean.slice(first.length).trimStart();
  return rest === ""
    ? [first]
    : [first, ...wrapText(rest, width - indent.length).map((line) => `${indent}${line}`)];
}

function shadeOf({ tone, speaker }: Happening): keyof typeof MARKS {
  return tone === "plain" ? speaker : tone;
}
