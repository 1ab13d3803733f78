import type { PageElement } from "./dom.ts";
import { wordsOf } from "./tokens.ts";

/** The articles that stand, as texts, in the page's `noscript` elements. */
export interface Articles {
  /** The article's own markup. */
  read(anchor: string): string | undefined;
  /** True if a term occurs in what the page's search looks at of an article. */
  says(anchor: string, term: RegExp): boolean;
}

const BEGIN = '<article id="';
const END = "</article>";
const TOLD = '<section class="told">';

/** Signs that markup writes in another way, or that are its own. */
const MARKUP_SIGNS = /[&<>"']/;

/** Finds the articles. Nothing is taken apart before somebody asks for it: the page is to open at once. */
export function articlesIn(elements: Iterable<PageElement>): Articles {
  const holders = [...elements];
  let known: ReadonlyMap<string, string> | undefined;
  return {
    read(anchor) {
      const begin = `${BEGIN}${anchor}">`;
      const text = holders.map(({ textContent }) => textContent).find((each) => each.includes(begin)) ?? "";
      const from = text.indexOf(begin) + begin.length;
      return text === "" ? undefined : text.slice(from, text.indexOf(END, from));
    },
    says(anchor, term) {
      known ??= knownIn(holders);
      const source = known.get(anchor) ?? "";
      // Most articles do not have the term anywhere, and need not be read as what they say.
      return (term.test(source) || MARKUP_SIGNS.test(term.source)) && term.test(wordsOf(source));
    },
  };
}

/** What is searched of each article, by its anchor. */
function knownIn(holders: readonly PageElement[]): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  for (const { textContent } of holders) {
    for (const piece of textContent.split(BEGIN).slice(1)) {
      const told = piece.indexOf(TOLD);
      const source = piece.slice(piece.indexOf(">") + 1, told === -1 ? piece.indexOf(END) : told);
      // An anchor has no sign that would be written in another way in an attribute.
      known.set(piece.slice(0, piece.indexOf('"')), source);
    }
  }
  return known;
}
