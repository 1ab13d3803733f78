import { createHash } from "node:crypto";
import { existsSync, globSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";
import { projectDirectory } from "../cloud/paths.ts";
import type { Synthesis } from "../cloud/synthesize.ts";

/** Everything that a template, a bundle or a state machine in it is made from. */
const SOURCES = [
  "functions/**/*.ts",
  "infra/cloud/**/*.ts",
  "statemachines/*.json",
  "package-lock.json",
  "tsconfig.json",
];

/** Below the build folder, which may be deleted at any time while nothing runs. */
const KEPT = join(projectDirectory, "build", "assemblies");

/** An assembly that was made longer ago is deleted when another one is made: a sandbox may run from it for days. */
const KEPT_MILLISECONDS = 7 * 24 * 60 * 60 * 1000;

const Manifest = v.object({ artifacts: v.record(v.string(), v.object({ type: v.string() })) });

/**
 * Answers with the product's templates for these Regions, synthesized only if they were not before from the
 * same sources: CDK takes longer to load than the rest of a sandbox to start.
 *
 * @throws {RangeError} if a Region is unknown.
 */
export async function assemblyFor(regions: readonly string[]): Promise<Synthesis> {
  const directory = join(KEPT, await fingerprint(regions));
  if (!existsSync(directory)) {
    await make(directory, regions);
  }
  const { artifacts } = v.parse(
    Manifest,
    JSON.parse(await readFile(join(directory, "manifest.json"), "utf8")),
  );
  const stacks = Object.entries(artifacts).filter(([, { type }]) => type === "aws:cloudformation:stack");
  return { assemblyDirectory: directory, stackNames: stacks.map(([name]) => name) };
}

/** Whoever makes the same at the same time makes the same content: the first one to put it in place wins. */
async function make(directory: string, regions: readonly string[]): Promise<void> {
  const { synthesize } = await import("../cloud/synthesize.ts");
  await forgetOldOnes();
  const own = `${directory}.${process.pid}-${process.hrtime.bigint()}`;
  await synthesize(own, regions.join(","));
  try {
    await rename(own, directory);
  } catch (error) {
    await rm(own, { recursive: true, force: true });
    if (!existsSync(directory)) {
      throw error;
    }
  }
}

async function fingerprint(regions: readonly string[]): Promise<string> {
  const hash = createHash("sha256").update(JSON.stringify(regions));
  for (const file of globSync(SOURCES, { cwd: projectDirectory }).toSorted()) {
    hash.update(`\n${file}\n`).update(await readFile(join(projectDirectory, file)));
  }
  return hash.digest("hex").slice(0, 32);
}

async function forgetOldOnes(): Promise<void> {
  await mkdir(KEPT, { recursive: true });
  for (const name of await readdir(KEPT)) {
    const { mtimeMs } = await stat(join(KEPT, name));
    if (Date.now() - mtimeMs > KEPT_MILLISECONDS) {
      await rm(join(KEPT, name), { recursive: true, force: true });
    }
  }
}
