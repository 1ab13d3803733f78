import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { projectDirectory } from "../../../../cloud/paths.ts";

/** The floors, each a program of its own. */
export type FloorName = "delete-unused" | "read-roles" | "read-table" | "release-used";

/** The SDK's older parts ask for Node's modules in the old way. */
const REQUIRE = `import { createRequire } from "node:module";\nconst require = createRequire(import.meta.url);`;

/** Files of the floors. */
export type Floors = Readonly<Record<FloorName, string>>;

/** Bundles the floors into an empty folder, as small as they get: what they take to load is part of them. */
export async function bundleFloors(directory: string): Promise<Floors> {
  // What is not bundled is native, and found where the command finds it.
  await symlink(join(projectDirectory, "node_modules"), join(directory, "node_modules"));
  const [deleteUnused, readRoles, readTable, releaseUsed] = await Promise.all([
    bundle("delete-unused", directory),
    bundle("read-roles", directory),
    bundle("read-table", directory),
    bundle("release-used", directory),
  ]);
  return {
    "delete-unused": deleteUnused,
    "read-roles": readRoles,
    "read-table": readTable,
    "release-used": releaseUsed,
  };
}

async function bundle(name: FloorName, directory: string): Promise<string> {
  const outfile = join(directory, `${name}.mjs`);
  await build({
    entryPoints: [fileURLToPath(new URL(`${name}.ts`, import.meta.url))],
    outfile,
    bundle: true,
    minify: true,
    format: "esm",
    platform: "node",
    target: "node24",
    mainFields: ["module", "main"],
    external: ["classic-level"],
    banner: { js: REQUIRE },
    legalComments: "none",
    logLevel: "error",
  });
  return outfile;
}
