import { rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** Answers why no report could be written to a file, if so: found out before anything is started. */
export async function whyNotWritable(file: string): Promise<string | undefined> {
  const kindOf = async (path: string) => {
    try {
      const found = await stat(path);
      return found.isDirectory() ? "folder" : "file";
    } catch (error) {
      if (
        error instanceof Error &&
        "code" in error &&
        (error.code === "ENOENT" || error.code === "ENOTDIR")
      ) {
        return undefined;
      }
      throw error;
    }
  };
  if ((await kindOf(file)) === "folder") {
    return `--out must name a file, and ${file} is a folder`;
  }
  return (await kindOf(dirname(file))) === "folder"
    ? undefined
    : `--out must be in a folder that exists; ${dirname(file)} is none`;
}

/** Writes a file whole or not at all. */
export async function writeReport(file: string, text: string): Promise<void> {
  const unfinished = `${file}.${process.pid}.part`;
  try {
    await writeFile(unfinished, text);
    await rename(unfinished, file);
  } finally {
    await rm(unfinished, { force: true });
  }
}
