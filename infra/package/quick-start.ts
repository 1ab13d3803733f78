import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Plugin } from "esbuild";
import * as v from "valibot";
import { projectDirectory } from "../cloud/paths.ts";

/** Namespace of the modules that esbuild is told here. */
export const QUICK_START = "quick-start";

const Manifest = v.object({ version: v.string() });

/**
 * What commander gets of two modules of Node. The first takes long to load, and is for subcommands that are programs of
 * their own, of which rolecall has none; the second is there anyway, and takes Node a while to wrap.
 */
const INSTEAD: ReadonlyMap<string, string> = new Map([
  ["node:child_process", 'export default { get spawn() { return require("node:child_process").spawn; } };'],
  ["node:process", "export default process;"],
]);

/**
 * Lets the bundle start without what it needs seldom or knows already: modules of Node, and the package's version, which
 * does not change once it is published.
 */
export const quickStart: Plugin = {
  name: "quick-start",
  setup: (build) => {
    build.onResolve({ filter: /^node:/ }, ({ path, importer }) =>
      INSTEAD.has(path) && importer.includes("/node_modules/commander/")
        ? { path, namespace: QUICK_START }
        : undefined,
    );
    // Whoever asks it for more than the version needs the whole file: esbuild finds no such export.
    build.onResolve({ filter: /\/package-directory\.ts$/ }, () => ({
      path: "version",
      namespace: QUICK_START,
    }));
    build.onLoad({ filter: /./, namespace: QUICK_START }, async ({ path }) => ({
      contents: INSTEAD.get(path) ?? (await theVersion()),
    }));
  },
};

async function theVersion(): Promise<string> {
  const text = await readFile(join(projectDirectory, "package.json"), "utf8");
  const { version } = v.parse(Manifest, JSON.parse(text));
  return `export const packageVersion = () => ${JSON.stringify(version)};`;
}
