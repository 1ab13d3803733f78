import { dirname, isAbsolute, join, relative } from "node:path";
import { type BuildOptions, build } from "esbuild";
import { leanSdk } from "../cloud/lean-sdk.ts";
import { projectDirectory } from "../cloud/paths.ts";
import { SDK_PART, sdkParts } from "../cloud/sdk-parts.ts";
import { QUICK_START, quickStart } from "./quick-start.ts";
import { splitOff } from "./split-off.ts";

/** The command line as it is published: files of one folder, and everything they were made from. */
export interface CliBundle {
  /** By name; the first to be run is `rolecall.cjs`. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Absolute paths of the files that the bundle was made from. */
  readonly sources: readonly string[];
}

/** What both parts of the bundle are made with. */
const SETTINGS = {
  absWorkingDir: projectDirectory,
  outdir: "/bundle",
  bundle: true,
  write: false,
  metafile: true,
  minify: true,
  platform: "node",
  // The oldest Node that it runs on.
  target: "node22",
  mainFields: ["module", "main"],
  legalComments: "none",
  logLevel: "silent",
} as const satisfies BuildOptions;

/** What a CommonJS package asks for by `require`, of which an ES module has none; see `bundle-handler.ts`. */
const REQUIRE =
  'import{createRequire as makeRequire}from"node:module";const require=makeRequire(import.meta.url);\n';

/** What esbuild's stand-in for `require` says where there is none. */
const STAND_IN = "Dynamic require of";

/**
 * Bundles the command line with all it needs: what defines its commands as CommonJS, which Node starts sooner than an ES
 * module, and what they do as ES modules, split so that a command loads what it uses when it uses it. What both need is
 * there twice: that must not be a class which one side makes and the other asks for, nor anything that changes.
 *
 * No part of the SDK is replaced, as it is for functions: a person's credentials come from anywhere.
 *
 * @throws esbuild's own error, which names file and line; trying again cannot help.
 */
export async function bundleCli(entryPoint: string): Promise<CliBundle> {
  const { plugin, modules } = splitOff(dirname(entryPoint));
  const start = await build({
    ...SETTINGS,
    entryPoints: { rolecall: entryPoint },
    outExtension: { ".js": ".cjs" },
    format: "cjs",
    plugins: [plugin, quickStart],
  });
  const later = await build({
    ...SETTINGS,
    entryPoints: [...modules()],
    outExtension: { ".js": ".mjs" },
    splitting: true,
    format: "esm",
    // Where a package looks for native code: beside the bundle.
    define: { __dirname: "import.meta.dirname" },
    plugins: [sdkParts, leanSdk],
  });
  return {
    files: new Map([
      ...start.outputFiles.map(({ path, contents }) => [nameOf(path), contents] as const),
      ...later.outputFiles.map(
        ({ path, contents, text }) => [nameOf(path), withRequire(contents, text)] as const,
      ),
    ]),
    sources: [...new Set([start, later].flatMap(({ metafile }) => Object.keys(metafile.inputs)))]
      .filter((path) => ![QUICK_START, SDK_PART].some((namespace) => path.startsWith(`${namespace}:`)))
      .map((path) => (isAbsolute(path) ? path : join(projectDirectory, path))),
  };
}

function nameOf(path: string): string {
  return relative(SETTINGS.outdir, path);
}

function withRequire(contents: Uint8Array, text: string): Uint8Array {
  return text.includes(STAND_IN) ? Buffer.concat([Buffer.from(REQUIRE), contents]) : contents;
}
