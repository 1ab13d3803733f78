import { randomUUID } from "node:crypto";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/**
 * Makes a folder hold exactly these files. Each appears whole or not at all, so that whoever reads or
 * writes the same folder at the same time never sees half a file, nor one that does not belong there.
 */
export async function writeFolder(directory: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  await mkdir(directory, { recursive: true });
  const workshop = dirname(directory);
  await Promise.all(
    [...files].map(([name, content]) => writeWhole(join(directory, name), content, workshop)),
  );
  const left = (await readdir(directory)).filter((name) => !files.has(name));
  await Promise.all(left.map((name) => rm(join(directory, name), { force: true })));
}

/**
 * Writes a file so that it appears whole or not at all.
 *
 * @param workshop folder of the same disk where the file is made; default: the one where it will stand
 */
export async function writeWhole(
  path: string,
  content: Uint8Array | string,
  workshop: string = dirname(path),
): Promise<void> {
  const unfinished = join(workshop, `.${randomUUID()}.unfinished`);
  await writeFile(unfinished, content);
  await rename(unfinished, path);
}
