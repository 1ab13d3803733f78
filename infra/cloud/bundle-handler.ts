import { build, type Metafile } from "esbuild";
import { leanSdk, replacedPackages } from "./lean-sdk.ts";
import { SDK_PART, sdkParts } from "./sdk-parts.ts";

/** A handler as Lambda gets it: files of one folder, and everything they were made from. */
export interface Bundle {
  /** Path inside the folder, for example `index.mjs`. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Those of the files that a cold start reads; the others are loaded when they are first needed. */
  readonly startFiles: readonly string[];
  /** Absolute paths of the files that the bundle was made from. */
  readonly sources: readonly string[];
}

/**
 * CommonJS packages ask for Node's own modules by `require`, which an ES module does not have. esbuild writes a
 * stand-in for it, into one chunk, that uses a real one if it finds it there, and throws otherwise.
 */
const REQUIRE =
  'import{createRequire as makeRequire}from"node:module";const require=makeRequire(import.meta.url);\n';

/** What the stand-in says when it throws. */
const STAND_IN = "Dynamic require of";

const ENTRY = "index.mjs";

/**
 * Bundles one handler with all it needs, split so that what is imported dynamically is loaded when it is first used.
 *
 * @throws esbuild's own error, which names file and line; trying again cannot help.
 */
export async function bundleHandler(entryPoint: string): Promise<Bundle> {
  const outdir = "/bundle";
  const { outputFiles, metafile } = await build({
    entryPoints: { index: entryPoint },
    absWorkingDir: "/",
    outdir,
    outExtension: { ".js": ".mjs" },
    chunkNames: "chunk-[hash]",
    bundle: true,
    splitting: true,
    write: false,
    metafile: true,
    minify: true,
    format: "esm",
    platform: "node",
    target: "node24",
    // The SDK's CommonJS build, which is `main`, cannot be tree-shaken.
    mainFields: ["module", "main"],
    alias: replacedPackages,
    plugins: [sdkParts, leanSdk],
    legalComments: "none",
    logLevel: "silent",
  });
  const needed = filesFrom(metafile, ENTRY, ["import-statement", "dynamic-import"]);
  const files = outputFiles
    .filter(({ path }) => needed.has(fileName(path)))
    .map(({ path, contents, text }) => [fileName(path), withRequire(contents, text)] as const);
  return {
    files: new Map(files),
    startFiles: [...filesFrom(metafile, ENTRY, ["import-statement"])],
    sources: Object.keys(metafile.inputs)
      .filter((path) => !path.startsWith(`${SDK_PART}:`))
      .map((path) => `/${path}`),
  };
}

function withRequire(contents: Uint8Array, text: string): Uint8Array {
  return text.includes(STAND_IN) ? Buffer.concat([Buffer.from(REQUIRE), contents]) : contents;
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/**
 * The file itself and whatever it imports in one of these ways, directly or not. esbuild also writes
 * chunks for dynamic imports in code that it then leaves out; nothing leads to those.
 */
function filesFrom(
  metafile: Metafile,
  name: string,
  kinds: readonly string[],
  known: ReadonlySet<string> = new Set(),
): ReadonlySet<string> {
  if (known.has(name)) {
    return known;
  }
  const imports = metafile.outputs[`bundle/${name}`]?.imports ?? [];
  return imports
    .filter(({ kind, external }) => kinds.includes(kind) && external !== true)
    .reduce<ReadonlySet<string>>(
      (found, { path }) => filesFrom(metafile, fileName(path), kinds, found),
      new Set([...known, name]),
    );
}
