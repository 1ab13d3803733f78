import type { Document } from "../happening.ts";
import { Markup, markup } from "./markup.ts";

/** What somebody wrote, line by line as they wrote it; nothing in it is a link. */
export function documentFigure({ name, text }: Document): Markup {
  const lines = text.trimEnd().split("\n");
  return markup`<figure class="document"><figcaption>${name}</figcaption><pre>${lines.map(lineOf)}</pre></figure>`;
}

/** The rest of a line is escaped, and would lose the indentation with that. */
function lineOf(line: string): Markup {
  const depth = line.length - line.trimStart().length;
  return markup`${new Markup(" ".repeat(depth))}${line.trim()}
`;
}
