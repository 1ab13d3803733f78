import { gzipSync } from "node:zlib";
import * as v from "valibot";
import type { Bundle } from "./bundle-handler.ts";

/** Form of a `BundleSize` that was written down. */
export const BundleSize = v.strictObject({
  name: v.string(),
  minifiedBytes: v.number(),
  gzippedBytes: v.number(),
  startBytes: v.number(),
});

/**
 * What a function weighs: `minifiedBytes` and `gzippedBytes` are all files of its bundle together,
 * `startBytes` those, minified, that a cold start reads.
 */
export type BundleSize = Readonly<v.InferOutput<typeof BundleSize>>;

/** Weighs a bundle; its files are gzipped as one, as in an archive. */
export function measure(name: string, { files, startFiles }: Bundle): BundleSize {
  const contents = [...files.values()];
  return {
    name,
    minifiedBytes: sum(contents.map(({ byteLength }) => byteLength)),
    gzippedBytes: gzipSync(Buffer.concat(contents)).byteLength,
    startBytes: sum(startFiles.map((file) => files.get(file)?.byteLength ?? 0)),
  };
}

/** A table of sizes for people, in thousands of bytes, one line per function. */
export function describeSizes(sizes: readonly BundleSize[]): string {
  const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1).padStart(9);
  const width = Math.max(8, ...sizes.map(({ name }) => name.length));
  const lines = sizes.map(
    ({ name, minifiedBytes, gzippedBytes, startBytes }) =>
      `${name.padEnd(width)}${kilobytes(minifiedBytes)}${kilobytes(gzippedBytes)}${kilobytes(startBytes)}`,
  );
  return [`${"function".padEnd(width)} minified  gzipped at start  (kB)`, ...lines, ""].join("\n");
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
