import type { HttpBinding } from "./schemas.ts";
import type { WireRequest } from "./wire.ts";

/** Where a request would match an operation's address. */
export interface UriMatch {
  /** Decoded values of the path's placeholders by name. */
  readonly labels: ReadonlyMap<string, string>;
  /** How many parts of the address are fixed text: the more, the closer the match. */
  readonly fixedParts: number;
}

const PLACEHOLDER = /^\{([^}+]+)(\+?)\}$/;

const decode = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray percent sign: no address of AWS has one, so nothing matches.
    return undefined;
  }
};

/** Holds a request against `METHOD /path/{label}?query`; undefined if it is for another operation. */
export function matchUri({ method, uri }: HttpBinding, request: WireRequest): UriMatch | undefined {
  const [path = "", query = ""] = uri.split("?");
  const wanted = path.split("/").filter(Boolean);
  const given = request.path.split("/").filter(Boolean);
  const greedy = wanted.at(-1)?.endsWith("+}") === true;
  if (method !== request.method || (greedy ? given.length < wanted.length : given.length !== wanted.length)) {
    return undefined;
  }
  const literals = new URLSearchParams(query);
  for (const [name, value] of literals) {
    if (!request.query.has(name) || (value !== "" && request.query.get(name) !== value)) {
      return undefined;
    }
  }
  const labels = new Map<string, string>();
  for (const [index, part] of wanted.entries()) {
    const placeholder = PLACEHOLDER.exec(part);
    const text = decode(placeholder?.[2] === "+" ? given.slice(index).join("/") : (given[index] ?? ""));
    if (text === undefined || (placeholder === null && text !== part)) {
      return undefined;
    }
    if (placeholder?.[1] !== undefined) {
      labels.set(placeholder[1], text);
    }
  }
  return { labels, fixedParts: wanted.length - labels.size + literals.size };
}
