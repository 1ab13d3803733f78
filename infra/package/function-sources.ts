import { globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";
import { bundlesDirectory } from "../cloud/paths.ts";

const Note = v.object({ stamp: v.record(v.string(), v.string()) });

/** Absolute paths of the files that the functions were bundled from, as noted beside their bundles. */
export async function functionSources(directory: string = bundlesDirectory): Promise<readonly string[]> {
  const notes = globSync("*.json", { cwd: directory });
  const texts = await Promise.all(notes.map((name) => readFile(join(directory, name), "utf8")));
  return [...new Set(texts.flatMap((text) => Object.keys(v.parse(Note, JSON.parse(text)).stamp)))];
}
