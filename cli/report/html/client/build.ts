import type { PageDocument, PageElement } from "./dom.ts";
import { tokensOf } from "./tokens.ts";

const SVG = "http://www.w3.org/2000/svg";

/**
 * Everything that an article consists of. Were a value of the data ever to get past the escaping, it could become one of
 * these and nothing else: no script, no image, no link, no handler, no style.
 */
const ELEMENTS = new Set(
  "article b code dd div dl dt h3 li ol p section small span strong time ul circle line rect svg text title".split(
    " ",
  ),
);
const ATTRIBUTES = new Set(
  "class datetime role aria-label viewBox x y x1 y1 x2 y2 cx cy r width height text-anchor".split(" "),
);

/** Builds the elements that a piece of the page's own markup describes, and puts them in place of what a parent has. */
export function build(document: PageDocument, parent: PageElement, source: string): void {
  parent.replaceChildren();
  const path: { readonly name: string; readonly element: PageElement }[] = [{ name: "", element: parent }];
  for (const token of tokensOf(source)) {
    const top = path.at(-1);
    if (token.kind === "text") {
      top?.element.append(token.text);
    } else if (token.kind === "open" && ELEMENTS.has(token.name)) {
      const isDrawing = token.name === "svg" || path.some(({ name }) => name === "svg");
      const element = isDrawing
        ? document.createElementNS(SVG, token.name)
        : document.createElement(token.name);
      for (const [name, value] of token.attributes.filter(([name]) => ATTRIBUTES.has(name))) {
        element.setAttribute(name, value);
      }
      top?.element.append(element);
      path.push({ name: token.name, element });
    } else if (token.kind === "close" && path.length > 1 && top?.name === token.name) {
      path.pop();
    }
  }
}
