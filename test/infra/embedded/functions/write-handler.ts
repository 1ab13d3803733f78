import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** Writes an ES module into a directory of its own, which is removed after the test. */
export async function writeHandler(source: string, file = "index.mjs"): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "handler-"));
  onTestFinished(() => rm(directory, { recursive: true }));
  await writeFile(join(directory, file), source);
  return directory;
}
