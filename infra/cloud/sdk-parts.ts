import { readFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { Plugin } from "esbuild";

/** Namespace of the modules that esbuild is told here instead of whole packages. */
export const SDK_PART = "sdk-part";

/** What a file takes of a package that it loads when it is first needed: `const { A, B } = await import("package")`. */
export function partsTaken(source: string, packageName: string): readonly string[] {
  const taken = [...source.matchAll(/const \{([^}]*)\} = await import\(\s*"([^"]+)",?\s*\)/g)]
    .filter(([, , name]) => name === packageName)
    .flatMap(([, names = ""]) => names.split(",").map((name) => name.split(":")[0]?.trim() ?? ""))
    .filter((name) => name !== "");
  return [...new Set(taken)].sort();
}

/**
 * Lets the bundler leave out what is not taken of a dynamically imported SDK package. esbuild cannot tell by itself
 * what such an import is used for, and would keep every operation of a service for the few that are called.
 */
export const sdkParts: Plugin = {
  name: "sdk-parts",
  setup: (build) => {
    build.onResolve({ filter: /^@aws-sdk\// }, ({ kind, path, importer }) =>
      kind === "dynamic-import" && importer.endsWith(".ts")
        ? { path, namespace: SDK_PART, suffix: `?${importer}`, pluginData: importer }
        : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: SDK_PART }, async ({ path, pluginData: importer }) => {
      const source = await readFile(importer, "utf8");
      const names = partsTaken(source, path);
      const loads = [...source.matchAll(new RegExp(`import\\(\\s*"${path}"`, "g"))].length;
      const destructured = [...source.matchAll(/\} = await import\(\s*"([^"]+)"/g)].filter(
        ([, name]) => name === path,
      );
      if (names.length === 0 || loads !== destructured.length) {
        const text = `${importer} must take what it needs of ${path} as const { A, B } = await import("${path}")`;
        return { errors: [{ text }] };
      }
      return { contents: `export { ${names.join(", ")} } from "${path}";`, resolveDir: dirname(importer) };
    });
  },
};
