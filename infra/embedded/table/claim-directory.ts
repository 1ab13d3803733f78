import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Another server has the directory open. Retrying helps once that one has stopped. */
class DirectoryInUseError extends Error {
  override readonly name = "DirectoryInUseError";

  constructor(directory: string, holder: string) {
    super(`${directory} is in use by process ${holder}; two servers on the same files would damage them`);
  }
}

/**
 * Claims a directory, which is created if need be, for this process. The claim of a process that is gone, even
 * killed, counts for nothing.
 *
 * @returns a function that gives the claim up
 * @throws {DirectoryInUseError}
 */
export function claimDirectory(directory: string): () => void {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, "in-use-by");
  try {
    writeFileSync(path, String(process.pid), { flag: "wx" });
  } catch (error) {
    if (!hasCode(error, "EEXIST")) {
      throw error;
    }
    const holder = readFileSync(path, "utf8");
    if (isRunning(Number(holder))) {
      throw new DirectoryInUseError(directory, holder);
    }
    writeFileSync(path, String(process.pid));
  }
  return () => rmSync(path, { force: true });
}

function isRunning(processId: number): boolean {
  try {
    return processId > 0 && process.kill(processId, 0);
  } catch (error) {
    return hasCode(error, "EPERM");
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
