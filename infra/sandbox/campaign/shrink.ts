/**
 * Leaves out as much of a list as it can while something about it stays true: first halves, then smaller parts, then
 * one by one, until nothing more can go or the tries are used up.
 *
 * @param stays asked about lists that are shorter; never about the whole one
 * @param mostTries how often it is asked at most
 */
export async function shrink<T>(
  whole: readonly T[],
  stays: (part: readonly T[]) => Promise<boolean>,
  mostTries: number,
): Promise<readonly T[]> {
  let kept = whole;
  let tries = 0;
  let size = Math.ceil(whole.length / 2);
  while (kept.length > 0 && tries < mostTries) {
    const before = kept.length;
    for (let from = 0; from < kept.length && tries < mostTries; ) {
      const part = [...kept.slice(0, from), ...kept.slice(from + size)];
      tries += 1;
      if (await stays(part)) {
        kept = part;
      } else {
        from += size;
      }
    }
    if (size === 1 && kept.length === before) {
      return kept;
    }
    size = Math.max(1, Math.floor(size / 2));
  }
  return kept;
}
