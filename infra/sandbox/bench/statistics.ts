/** The middle of measurements, and the quarters around it. */
export interface Spread {
  readonly median: number;
  /** A quarter of the measurements are below. */
  readonly lower: number;
  /** A quarter of the measurements are above. */
  readonly upper: number;
}

/**
 * Sums up measurements; between two of them, values are interpolated.
 *
 * @throws {RangeError} if there are none.
 */
export function spreadOf(measurements: readonly number[]): Spread {
  const sorted = measurements.toSorted((a, b) => a - b);
  return { median: quantile(sorted, 0.5), lower: quantile(sorted, 0.25), upper: quantile(sorted, 0.75) };
}

function quantile(sorted: readonly number[], share: number): number {
  const position = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(position)], sorted[Math.ceil(position)]];
  if (below === undefined || above === undefined) {
    throw new RangeError("There is nothing to sum up");
  }
  return below + (above - below) * (position - Math.floor(position));
}
