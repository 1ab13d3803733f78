/** A piece of the page's own markup. */
export type Token =
  | {
      readonly kind: "open";
      readonly name: string;
      readonly attributes: readonly (readonly [string, string])[];
    }
  | { readonly kind: "close"; readonly name: string }
  | { readonly kind: "text"; readonly text: string };

const PIECE = /<(\/?)([a-z][a-z\d]*)((?: [a-zA-Z\d-]+="[^"]*")*)>|([^<]+)/g;
const ATTRIBUTE = / ([a-zA-Z\d-]+)="([^"]*)"/g;

const SIGNS: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&amp;": "&",
};

/** Reads markup that `markup.ts` has written: not HTML at large, but the small part of it that the page uses. */
export function* tokensOf(source: string): Generator<Token> {
  for (const [, slash, name, attributes = "", text] of source.matchAll(PIECE)) {
    if (name === undefined) {
      yield { kind: "text", text: plain(text ?? "") };
    } else if (slash === "/") {
      yield { kind: "close", name };
    } else {
      yield { kind: "open", name, attributes: [...attributes.matchAll(ATTRIBUTE)].map(pair) };
    }
  }
}

/** What a reader would see of markup, as a text to search in. */
export function wordsOf(source: string): string {
  return plain(source.replace(/<[^>]*>/g, " "));
}

function pair([, name = "", value = ""]: RegExpExecArray): readonly [string, string] {
  return [name, plain(value)];
}

function plain(text: string): string {
  return text.includes("&")
    ? text.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => SIGNS[entity] ?? "")
    : text;
}
