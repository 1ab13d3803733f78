import { cp } from "node:fs/promises";
import { dirname, join } from "node:path";

/**
 * Machines that LevelDB is shipped for, as its package names them: 64 bits, on what Node itself is published for. For
 * others there is no table on disk; what works through a stack works there, too.
 */
const MACHINES = ["darwin-x64+arm64", "linux-arm64", "linux-x64", "win32-x64"];

/** What loads the native code, from the folder `prebuilds` beside itself. */
const LOADER = "/classic-level/binding.js";

/**
 * Copies the native code of what was bundled to where the bundle looks for it.
 *
 * @param sources what was bundled
 * @throws {Error} if that does not load any; trying again cannot help.
 */
export async function copyNativeBuilds(sources: readonly string[], directory: string): Promise<void> {
  const loader = sources.find((path) => path.endsWith(LOADER));
  if (loader === undefined) {
    throw new Error(
      `The bundle has no ${LOADER}; whatever loads LevelDB now, its native code is not shipped`,
    );
  }
  for (const machine of MACHINES) {
    const from = join(dirname(loader), "prebuilds", machine);
    await cp(from, join(directory, "prebuilds", machine), { recursive: true });
  }
}

/** Folders of packages that are part of the native code without being bundled: LevelDB's glue is built with their headers. */
export function builtWith(packageDirectory: string): readonly string[] {
  return packageDirectory.endsWith("/classic-level") ? [join(packageDirectory, "../napi-macros")] : [];
}
