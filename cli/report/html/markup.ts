import { printable } from "./printable.ts";

/** Text that is HTML or SVG already; everything else is escaped where it is put in. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What can be put into markup. */
export type Fill = string | number | Markup | readonly Markup[] | undefined;

/**
 * Makes markup from a template. Values are escaped, so that no name, tag or message becomes part of the page's own
 * code; `undefined` is nothing.
 *
 * The page's script reads back what is written with it (`client/tokens.ts`): each element has its end tag, each attribute
 * its double quotes.
 */
export function markup(parts: TemplateStringsArray, ...fills: readonly Fill[]): Markup {
  let text = parts[0] ?? "";
  for (const [index, fill] of fills.entries()) {
    text += filled(fill) + (parts[index + 1] ?? "");
  }
  return new Markup(text);
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as HTML carries it, inside elements and quoted attributes. */
function escaped(text: string): string {
  return printable(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? "");
}

function filled(fill: Fill): string {
  if (fill === undefined) {
    return "";
  }
  if (fill instanceof Markup) {
    return fill.text;
  }
  return typeof fill === "object" ? fill.map(({ text }) => text).join("") : escaped(String(fill));
}
