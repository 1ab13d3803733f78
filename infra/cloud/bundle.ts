import { existsSync, globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import * as v from "valibot";
import { inParallel } from "../../functions/core/in-parallel.ts";
import { bundleHandler } from "./bundle-handler.ts";
import { BundleSize, describeSizes, measure } from "./bundle-size.ts";
import { stillHolds, takeStamp } from "./bundle-stamp.ts";
import { bundlesDirectory, handlersDirectory } from "./paths.ts";
import { writeFolder, writeWhole } from "./write-folder.ts";

const Note = v.strictObject({ size: BundleSize, stamp: v.record(v.string(), v.string()) });

/**
 * Bundles every handler into a folder of its own, `<verb-noun>/index.mjs`, and answers with their sizes in order of name.
 * Nothing is done where the sources are those of the last time. Safe to run twice at the same time.
 *
 * @throws esbuild's own error, which names file and line; trying again cannot help.
 */
export async function bundleHandlers(
  outDirectory: string = bundlesDirectory,
  sourceDirectory: string = handlersDirectory,
): Promise<readonly BundleSize[]> {
  const files = globSync("*.ts", { cwd: sourceDirectory }).toSorted();
  return inParallel(MOST_AT_ONCE, files, (file) => bundleOne(join(sourceDirectory, file), outDirectory));
}

/** Each bundle is made from thousands of files: all of them at once are more than a process may open. */
const MOST_AT_ONCE = 4;

async function bundleOne(entryPoint: string, outDirectory: string): Promise<BundleSize> {
  const name = basename(entryPoint, ".ts");
  const directory = join(outDirectory, name);
  // Beside the folder, not in it: what is in it is uploaded.
  const notePath = `${directory}.json`;
  const known = await knownSize(notePath);
  if (known !== undefined) {
    return known;
  }
  const bundle = await bundleHandler(entryPoint);
  await writeFolder(directory, bundle.files);
  const size = measure(name, bundle);
  const outputs = [...bundle.files.keys()].map((file) => join(directory, file));
  const note: v.InferOutput<typeof Note> = { size, stamp: takeStamp([...bundle.sources, ...outputs]) };
  await writeWhole(notePath, `${JSON.stringify(note, undefined, 2)}\n`);
  return size;
}

/** The size of last time, if everything is as it was then. */
async function knownSize(notePath: string): Promise<BundleSize | undefined> {
  if (!existsSync(notePath)) {
    return undefined;
  }
  const { success, output } = v.safeParse(Note, JSON.parse(await readFile(notePath, "utf8")));
  return success && stillHolds(output.stamp) ? output.size : undefined;
}

/* Composition root of `npm run bundle`. */
if (import.meta.main) {
  process.stdout.write(describeSizes(await bundleHandlers()));
}
