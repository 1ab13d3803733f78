/** Longer names are no slips of a known one, and comparing them would take long. */
const MAXIMUM_LENGTH = 64;
/** More names are no help, and comparing them would take long. */
const MAXIMUM_SHOWN = 100;

/** Answers the known name that somebody may have meant, or `undefined` if none is near. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  if (name.length > MAXIMUM_LENGTH) {
    return undefined;
  }
  const [first] = known
    .map((candidate) => ({ candidate, distance: distance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter((found) => found.distance <= Math.max(1, Math.floor(found.candidate.length / 3)))
    .sort((a, b) => a.distance - b.distance);
  return first?.candidate;
}

/** Says that a name is not known, which one was probably meant, and which ones there are. */
export function sayUnknown(name: string, known: readonly string[], none: string): string {
  if (known.length === 0) {
    return `is not known; ${none}`;
  }
  const shown = known.slice(0, MAXIMUM_SHOWN);
  const meant = nearest(name, shown);
  return meant === undefined
    ? `is not known; known are ${shown.join(", ")}${shown.length < known.length ? ", …" : ""}`
    : `is not known; did you mean ${meant}?`;
}

/** Levenshtein's: how many signs have to be put in, taken out or replaced. */
function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
