import { readFile, writeFile } from "node:fs/promises";
import { generatedDocuments } from "./documents.ts";

/** Writes what is generated of the documentation; answers which files have changed. */
export async function writeDocuments(): Promise<readonly string[]> {
  const changed: string[] = [];
  for (const { path, text } of generatedDocuments) {
    const before = await textIfThere(path);
    const after = text(before);
    if (after !== before) {
      await writeFile(path, after);
      changed.push(path);
    }
  }
  return changed;
}

async function textIfThere(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      return "";
    }
    throw error;
  }
}
