/** How far a sequence has come: the seed at first. Changed by every draw. */
export interface SequencePosition {
  position: number;
}

/**
 * Numbers from 0 up to 1 that look random and are the same for the same starting position (a whole number).
 *
 * @see https://github.com/bryc/code/blob/master/jshash/PRNGs.md mulberry32, public domain (read 2026-11-20)
 */
export function createSeededRandom(sequence: SequencePosition): () => number {
  return () => {
    sequence.position = (sequence.position + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(sequence.position ^ (sequence.position >>> 15), sequence.position | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
