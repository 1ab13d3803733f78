import type { Run } from "../run/run.ts";

/** The same job for a number of roles, by rolecall and by its floor. */
export interface SeriesPoint {
  readonly roles: number;
  readonly floor: Run;
  readonly rolecall: Run;
}

/** A job that must not grow faster than what it is about. */
export interface Series {
  /** For example `scan`. */
  readonly what: string;
  /** By number of roles, the smallest first. */
  readonly points: readonly SeriesPoint[];
}

/**
 * Compares the last point with where the straight line through the first two leads: 1 or less is linear.
 * `undefined` if there are not three points to compare.
 */
export function toStraightLine(
  points: readonly SeriesPoint[],
  read: (run: Run) => number,
): number | undefined {
  const [first, second] = points;
  const last = points.at(-1);
  if (first === undefined || second === undefined || last === undefined || last === second) {
    return undefined;
  }
  const [start, next] = [read(first.rolecall), read(second.rolecall)];
  const slope = Math.max(0, next - start) / (second.roles - first.roles);
  return read(last.rolecall) / (start + slope * (last.roles - first.roles));
}
