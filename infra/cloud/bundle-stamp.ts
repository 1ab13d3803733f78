import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Hash of every file that a bundle was made from or consists of, by path. */
export type Stamp = Readonly<Record<string, string>>;

/** The way of bundling is as much a source as the code is. */
const ownSources = [
  "bundle-handler.ts",
  "endpoint-cache.ts",
  "environment-credentials.ts",
  "lean-sdk.ts",
  "left-out.ts",
  "sdk-parts.ts",
].map((name) => fileURLToPath(new URL(name, import.meta.url)));

/**
 * Takes the stamp of these files, and of the way they are bundled. A missing file has the hash `missing`. One file at a
 * time: twenty handlers, of a thousand files each, would ask for more open files than a system gives.
 */
export function takeStamp(paths: readonly string[]): Stamp {
  const sorted = [...new Set([...paths, ...ownSources])].toSorted();
  return Object.fromEntries(sorted.map((path) => [path, hashOf(path)]));
}

/** True if every file is what it was when the stamp was taken. */
export function stillHolds(stamp: Stamp): boolean {
  const present = takeStamp(Object.keys(stamp));
  return JSON.stringify(present) === JSON.stringify(stamp);
}

function hashOf(path: string): string {
  try {
    return createHash("sha256").update(readFileSync(path)).digest("hex");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      return "missing";
    }
    throw error;
  }
}
