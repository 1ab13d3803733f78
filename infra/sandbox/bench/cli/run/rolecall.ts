import { existsSync } from "node:fs";
import { join } from "node:path";

/** The command as it can be run here. */
export interface Rolecall {
  /** True: as it is published; false: from the sources, whose types Node has to strip each time. */
  readonly isBundled: boolean;
  /** File of the program. */
  readonly file: string;
}

/** Finds the command below the project's folder: the bundle in `dist` if there is one, or else the sources. */
export function findRolecall(projectDirectory: string): Rolecall {
  const bundle = join(projectDirectory, "dist", "rolecall.cjs");
  return existsSync(bundle)
    ? { isBundled: true, file: bundle }
    : { isBundled: false, file: join(projectDirectory, "cli", "bin.ts") };
}
