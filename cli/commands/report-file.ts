import { randomBytes } from "node:crypto";
import { open, realpath, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { usageError } from "../errors/command-error.ts";
import { inChunks } from "../output/in-chunks.ts";

/**
 * Writes a file that nobody else can read, whole or not at all: it takes its name only when everything is in it. What is
 * no file, such as a pipe or a device, is written to as it is. Answers how many bytes were written.
 *
 * @throws {CommandError} if the file system refuses, saying why.
 */
export async function writeReportFile(path: string, text: Iterable<string>): Promise<number> {
  try {
    return await writeWhole(path, text);
  } catch (error) {
    // Errors of the file system have a code; others are faults of whoever makes the text.
    if (error instanceof Error && "code" in error) {
      throw usageError(`${path} cannot be written: ${error.message}`);
    }
    throw error;
  }
}

async function writeWhole(path: string, text: Iterable<string>): Promise<number> {
  const there = await statIfThere(path);
  if (there?.isFile() === false) {
    return writeTo(path, "w", text);
  }
  // A link stays a link: what it leads to is replaced.
  const target = there === undefined ? path : await realpath(path);
  const unfinished = join(dirname(target), `.rolecall-${randomBytes(6).toString("hex")}.tmp`);
  try {
    const size = await writeTo(unfinished, "wx", text);
    await rename(unfinished, target);
    return size;
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function writeTo(path: string, flags: "w" | "wx", text: Iterable<string>): Promise<number> {
  const file = await open(path, flags, 0o600);
  try {
    let size = 0;
    for (const chunk of inChunks(text)) {
      const bytes = Buffer.from(chunk, "utf8");
      await file.writeFile(bytes);
      size += bytes.length;
    }
    return size;
  } finally {
    await file.close();
  }
}

async function statIfThere(path: string) {
  try {
    return await stat(path);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      return undefined;
    }
    throw error;
  }
}
