import { isAbsolute, join, relative } from "node:path";
import { build } from "esbuild";
import { leanSdk } from "../cloud/lean-sdk.ts";
import { projectDirectory } from "../cloud/paths.ts";
import { SDK_PART, sdkParts } from "../cloud/sdk-parts.ts";

/** The command line as it is published: files of one folder, and everything they were made from. */
export interface CliBundle {
  /** By name; the first to be run is `rolecall.mjs`. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Absolute paths of the files that the bundle was made from. */
  readonly sources: readonly string[];
}

/** The oldest Node that it runs on. */
const TARGET = "node22";

/** What a CommonJS package asks for by `require`, of which an ES module has none; see `bundle-handler.ts`. */
const REQUIRE =
  'import{createRequire as makeRequire}from"node:module";const require=makeRequire(import.meta.url);\n';

/** What esbuild's stand-in for `require` says where there is none. */
const STAND_IN = "Dynamic require of";

/**
 * Bundles the command line with all it needs, split so that a command loads what it uses when it uses it. No part of the
 * SDK is replaced, as it is for functions: a person's credentials come from anywhere.
 *
 * @throws esbuild's own error, which names file and line; trying again cannot help.
 */
export async function bundleCli(entryPoint: string): Promise<CliBundle> {
  const outdir = "/bundle";
  const { outputFiles, metafile } = await build({
    entryPoints: { rolecall: entryPoint },
    absWorkingDir: projectDirectory,
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    write: false,
    metafile: true,
    minify: true,
    format: "esm",
    platform: "node",
    target: TARGET,
    mainFields: ["module", "main"],
    // Where a package looks for native code: beside the bundle.
    define: { __dirname: "import.meta.dirname" },
    plugins: [sdkParts, leanSdk],
    legalComments: "none",
    logLevel: "silent",
  });
  return {
    files: new Map(
      outputFiles.map(({ path, contents, text }) => [relative(outdir, path), withRequire(contents, text)]),
    ),
    sources: Object.keys(metafile.inputs)
      .filter((path) => !path.startsWith(`${SDK_PART}:`))
      .map((path) => (isAbsolute(path) ? path : join(projectDirectory, path))),
  };
}

function withRequire(contents: Uint8Array, text: string): Uint8Array {
  if (!text.includes(STAND_IN)) {
    return contents;
  }
  // A first line that says what runs the file has to stay the first.
  const [start = ""] = /^(#!.*\n)?/.exec(text) ?? [];
  return Buffer.from(`${start}${REQUIRE}${text.slice(start.length)}`);
}
