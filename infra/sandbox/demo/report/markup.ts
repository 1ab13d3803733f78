import { printable } from "../../printable.ts";

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
 * Makes markup from a template. Values are escaped, so that no name of a resource and no message of a service
 * becomes part of the page's own code; `undefined` is nothing.
 */
export function markup(parts: TemplateStringsArray, ...fills: readonly Fill[]): Markup {
  const text = parts.map((part, index) => `${part}${filled(fills[index])}`).join("");
  return new Markup(text);
}

/** Text as HTML and XML carry it, inside elements and quoted attributes. */
function escaped(text: string): string {
  return printable(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
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
