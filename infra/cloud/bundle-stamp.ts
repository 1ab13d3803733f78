import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
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

/** Takes the stamp of these files, and of the way they are bundled. A missing file has the hash `missing`. */
export async function takeStamp(paths: readonly string[]): Promise<Stamp> {
  const sorted = [...new Set([...paths, ...ownSources])].toSorted();
  return Object.fromEntries(
    await Promise.all(sorted.map(async (path): Promise<[string, string]> => [path, await hashOf(path)])),
  );
}

/** True if every file is what it was when the stamp was taken. */
export async function stillHolds(stamp: Stamp): Promise<boolean> {
  const present = await takeStamp(Object.keys(stamp));
  return JSON.stringify(present) === JSON.stringify(stamp);
}

async function hashOf(path: string): Promise<string> {
  try {
    return createHash("sha256")
      .update(await readFile(path))
      .digest("hex");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      return "missing";
    }
    throw error;
  }
}
