import type { LeafTest } from "./scalar.ts";

/** Matches strings that begin with a text. */
export function startsWith(text: string): LeafTest {
  return (leaf) => typeof leaf === "string" && leaf.startsWith(text);
}

/** Matches strings that end with a text. */
export function endsWith(text: string): LeafTest {
  return (leaf) => typeof leaf === "string" && leaf.endsWith(text);
}

/** Matches strings that are the same but for the case of their letters. */
export function equalsIgnoringCase(text: string): LeafTest {
  return ignoringCase(text, (folded) => (leaf) => leaf === folded);
}

/** Makes a test blind to the case of letters. */
export function ignoringCase(text: string, testFor: (text: string) => LeafTest): LeafTest {
  const test = testFor(text.toLowerCase());
  return (leaf) => typeof leaf === "string" && test(leaf.toLowerCase());
}
