import { randomUUID } from "node:crypto";
import { mkdir, rename, rm } from "node:fs/promises";

/** Replaces a folder by a new one, which appears whole or not at all. */
export async function replaceFolder(
  directory: string,
  fill: (directory: string) => Promise<void>,
): Promise<void> {
  const [made, former] = [`${directory}.${randomUUID()}`, `${directory}.${randomUUID()}`];
  try {
    await mkdir(made, { recursive: true });
    await fill(made);
    await rename(directory, former).catch(unlessMissing);
    await rename(made, directory);
  } finally {
    await rm(made, { recursive: true, force: true });
    await rm(former, { recursive: true, force: true });
  }
}

function unlessMissing(error: unknown): void {
  if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) {
    throw error;
  }
}
