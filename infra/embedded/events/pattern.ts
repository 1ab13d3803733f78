import { collectLeaves, type Leaf } from "./pattern/collect-leaves.ts";
import { type Alternative, readAlternatives } from "./pattern/read-alternatives.ts";

export { InvalidEventPatternError } from "./pattern/invalid-event-pattern-error.ts";

/**
 * Compiles an event pattern into a test for events, as EventBridge applies it: every field must match, any of its
 * values may, and fields below one array must be found in one and the same element.
 *
 * @throws {InvalidEventPatternError} if EventBridge would refuse the pattern.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html (read 2026-11-20)
 */
export function compilePattern(pattern: unknown): (event: unknown) => boolean {
  const alternatives = readAlternatives(pattern);
  const wanted = new Set(alternatives.flat().flatMap(({ path }) => leadingPaths(path)));
  return (event) => {
    const leaves = collectLeaves(event, wanted);
    return alternatives.some((alternative) => meets(leaves, alternative, new Map()));
  };
}

function leadingPaths(path: string): readonly string[] {
  const names = path.split(".");
  return names.map((_, index) => names.slice(0, index + 1).join("."));
}

/** Looks for a leaf for each requirement, such that no two of them come from different elements of one array. */
function meets(
  leaves: ReadonlyMap<string, readonly Leaf[]>,
  [requirement, ...others]: Alternative,
  chosen: ReadonlyMap<number, number>,
): boolean {
  if (requirement === undefined) {
    return true;
  }
  const { path, anyOf } = requirement;
  const found = leaves.get(path) ?? [];
  if (found.length === 0) {
    return anyOf.some(({ matchesAbsence }) => matchesAbsence) && meets(leaves, others, chosen);
  }
  return found.some(
    ({ value, elements }) =>
      agrees(elements, chosen) &&
      anyOf.some(({ matchesLeaf }) => matchesLeaf(value)) &&
      meets(leaves, others, new Map([...chosen, ...elements])),
  );
}

function agrees(elements: ReadonlyMap<number, number>, chosen: ReadonlyMap<number, number>): boolean {
  return [...elements].every(([array, index]) => (chosen.get(array) ?? index) === index);
}
