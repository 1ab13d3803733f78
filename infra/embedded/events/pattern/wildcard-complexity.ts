/** Stands for any characters in a wildcard pattern. */
export const STAR = Symbol("star");

/** One character, or a star. */
export type WildcardToken = string | typeof STAR;

// EventBridge refuses a pattern when some text could keep too many of its parts alive at once. It does not publish
// the limit. Its user guide (eb-create-pattern-operators, read 2026-11-20) and recorded answers say so much:
// "/Users/*/dir/dir/dir/dir/dir/doc.txt" keeps 7 alive and is accepted, "*:*:*:*:*:event-bus/*" keeps 10 and is refused.
const REFUSED_PARTS_ALIVE = 10;

/**
 * Says whether EventBridge would call a wildcard pattern too complex: whether a text exists after whose last
 * character ten or more tokens of the pattern can be the one that took it.
 */
export function isTooComplex(tokens: readonly WildcardToken[]): boolean {
  const alphabet = new Set<WildcardToken>([STAR, ...tokens]);
  const start = reachable(tokens, [0]);
  const seen = new Set([start.join()]);
  const open = [start];
  for (let current = open.pop(); current !== undefined; current = open.pop()) {
    for (const character of alphabet) {
      const taking = current.filter((at) => tokens[at] === STAR || tokens[at] === character);
      if (taking.length >= REFUSED_PARTS_ALIVE) {
        return true;
      }
      const next = reachable(
        tokens,
        taking.map((at) => (tokens[at] === STAR ? at : at + 1)),
      );
      if (!seen.has(next.join())) {
        seen.add(next.join());
        open.push(next);
      }
    }
  }
  return false;
}

/** A star may also stand for nothing, so the token after it is within reach too. */
function reachable(tokens: readonly WildcardToken[], positions: readonly number[]): readonly number[] {
  const all = positions.flatMap((at) => (tokens[at] === STAR ? [at, at + 1] : [at]));
  return [...new Set(all)].sort((one, other) => one - other);
}
