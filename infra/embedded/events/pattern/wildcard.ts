import { InvalidEventPatternError } from "./invalid-event-pattern-error.ts";
import type { LeafTest } from "./scalar.ts";
import { isTooComplex, STAR, type WildcardToken } from "./wildcard-complexity.ts";

/**
 * Reads a text in which `*` stands for any characters; `\*` and `\\` are the characters themselves.
 *
 * @throws {InvalidEventPatternError} for two stars in a row, a backslash before anything else, and a pattern too complex.
 */
export function readWildcard(text: string, place: string): LeafTest {
  const tokens = tokenize(text, place);
  if (isTooComplex(tokens)) {
    throw new InvalidEventPatternError(
      "Rule is too complex - try using fewer wildcard characters or fewer repeating character sequences after a wildcard character",
      place,
    );
  }
  const literals = splitAtStars(tokens);
  return (leaf) => typeof leaf === "string" && containsInOrder(leaf, literals);
}

function tokenize(text: string, place: string): readonly WildcardToken[] {
  const tokens: WildcardToken[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    const next = text.charAt(index + 1);
    if (character === "*") {
      if (next === "*") {
        throw new InvalidEventPatternError(`Consecutive wildcard characters at pos ${index}`, place);
      }
      tokens.push(STAR);
    } else if (character !== "\\") {
      tokens.push(character);
    } else if (next === "*" || next === "\\") {
      tokens.push(next);
      index += 1;
    } else {
      throw new InvalidEventPatternError(`Invalid escape character at pos ${index}`, place);
    }
  }
  return tokens;
}

function splitAtStars(tokens: readonly WildcardToken[]): readonly string[] {
  const literals = [""];
  for (const token of tokens) {
    if (token === STAR) {
      literals.push("");
    } else {
      literals.push(`${literals.pop()}${token}`);
    }
  }
  return literals;
}

/** The first literal starts the text, the last ends it, and the others follow each other without overlap. */
function containsInOrder(text: string, literals: readonly string[]): boolean {
  const first = literals[0] ?? "";
  if (literals.length < 2) {
    return text === first;
  }
  const last = literals.at(-1) ?? "";
  const end = text.length - last.length;
  if (end < first.length || !text.startsWith(first) || !text.endsWith(last)) {
    return false;
  }
  let position = first.length;
  for (const literal of literals.slice(1, -1)) {
    const found = text.indexOf(literal, position);
    if (found < 0 || found + literal.length > end) {
      return false;
    }
    position = found + literal.length;
  }
  return true;
}
