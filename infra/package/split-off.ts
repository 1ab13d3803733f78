import { extname, relative } from "node:path";
import type { Plugin } from "esbuild";

/** A file that is loaded by name when it is first needed. */
export interface LaterModule {
  /** Absolute path. */
  readonly in: string;
  /** What it is called beside the file that loads it, without the suffix `.mjs`. */
  readonly out: string;
}

/**
 * Leaves what is imported dynamically out of a bundle, to ES modules that will be beside it: a bundle in CommonJS cannot be
 * split.
 *
 * @param directory what the names of those modules are relative to
 */
export function splitOff(directory: string): {
  readonly plugin: Plugin;
  /** What was left out, each once; known once the bundle is made. */
  readonly modules: () => readonly LaterModule[];
} {
  const names = new Map<string, string>();
  const plugin: Plugin = {
    name: "split-off",
    setup: (build) => {
      build.onResolve({ filter: /./ }, async ({ path, kind, importer, resolveDir }) => {
        if (kind !== "dynamic-import") {
          return undefined;
        }
        const found = await build.resolve(path, { kind: "import-statement", importer, resolveDir });
        if (found.external || found.errors.length > 0) {
          return found;
        }
        const name = moduleName(relative(directory, found.path));
        names.set(found.path, name);
        return { path: `./${name}.mjs`, external: true };
      });
    },
  };
  // Which is found first is chance, and what is made of them depends on their order.
  const modules = () => [...names].toSorted().map(([file, name]) => ({ in: file, out: name }));
  return { plugin, modules };
}

/** `commands/scan.ts` is `commands-scan`. */
function moduleName(path: string): string {
  return path
    .slice(0, path.length - extname(path).length)
    .replaceAll(/\W+/g, "-")
    .replace(/^-/, "");
}
