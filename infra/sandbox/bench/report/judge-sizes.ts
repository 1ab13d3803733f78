import type { BundleSize } from "../../../cloud/bundle-size.ts";
import { atMost, type Verdict } from "./verdict.ts";

const MOST_MINIFIED_BYTES = 400_000;
const MOST_GZIPPED_BYTES = 120_000;

/** True if a bundle is over one of its targets. */
export function isOversized({ minifiedBytes, gzippedBytes }: BundleSize): boolean {
  return minifiedBytes > MOST_MINIFIED_BYTES || gzippedBytes > MOST_GZIPPED_BYTES;
}

/** Holds the largest bundle against each target; a kilobyte has 1000 bytes. */
export function judgeSizes(sizes: readonly BundleSize[]): readonly Verdict[] {
  const largest = (read: (size: BundleSize) => number) =>
    sizes.toSorted((a, b) => read(b) - read(a)).slice(0, 1);
  return [
    ...largest(({ minifiedBytes }) => minifiedBytes).map(({ name, minifiedBytes }) =>
      atMost(`largest bundle, minified: ${name}`, minifiedBytes / 1000, MOST_MINIFIED_BYTES / 1000, "kB"),
    ),
    ...largest(({ gzippedBytes }) => gzippedBytes).map(({ name, gzippedBytes }) =>
      atMost(`largest bundle, gzipped: ${name}`, gzippedBytes / 1000, MOST_GZIPPED_BYTES / 1000, "kB"),
    ),
  ];
}
