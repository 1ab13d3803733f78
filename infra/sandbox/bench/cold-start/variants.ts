import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { bundleHandler } from "../../../cloud/bundle-handler.ts";
import { handlersDirectory, projectDirectory } from "../../../cloud/paths.ts";

/** The handlers that are started in turn. */
export interface Variants extends AsyncDisposable {
  /** File of the process that starts them. */
  readonly launcher: string;
  /** URLs of their modules. */
  readonly modules: {
    /** Does nothing: what Node and this machine need by themselves. */
    readonly empty: string;
    /** `record-event` as it is deployed. */
    readonly bundled: string;
    /** `record-event` with the SDK left to the runtime, as in Lambda's own image. */
    readonly external: string;
  };
}

const EMPTY_HANDLER = `export const handler = async () => ({ kind: "ignored", reason: "empty" });\n`;

/** Builds the handlers into a temporary folder, which goes when they are disposed of. */
export async function buildVariants(): Promise<Variants> {
  const directory = await mkdtemp(join(tmpdir(), "rolecall-bench-"));
  const recordEvent = join(handlersDirectory, "record-event.ts");
  const emptySource = join(directory, "empty.ts");
  await writeFile(emptySource, EMPTY_HANDLER);
  const [empty, bundled, external, launcher] = await Promise.all([
    bundleInto(join(directory, "empty"), emptySource),
    bundleInto(join(directory, "bundled"), recordEvent),
    buildExternal(join(directory, "external"), recordEvent),
    buildLauncher(directory),
  ]);
  return {
    launcher,
    modules: { empty, bundled, external },
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }),
  };
}

async function bundleInto(directory: string, entryPoint: string): Promise<string> {
  await mkdir(directory);
  const { files } = await bundleHandler(entryPoint);
  await Promise.all([...files].map(([name, content]) => writeFile(join(directory, name), content)));
  return moduleIn(directory);
}

/** As `bundleHandler` does it, without what only concerns the SDK. */
async function buildExternal(outdir: string, entryPoint: string): Promise<string> {
  await build({
    entryPoints: { index: entryPoint },
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    platform: "node",
    target: "node24",
    mainFields: ["module", "main"],
    external: ["@aws-sdk/*", "@smithy/*"],
    legalComments: "none",
    logLevel: "silent",
  });
  await symlink(join(projectDirectory, "node_modules"), join(outdir, "node_modules"));
  return moduleIn(outdir);
}

/** Bundled, so that Node does not spend time on its types. */
async function buildLauncher(directory: string): Promise<string> {
  const outfile = join(directory, "launch.mjs");
  const entryPoints = [fileURLToPath(new URL("launch.ts", import.meta.url))];
  await build({ entryPoints, outfile, bundle: true, format: "esm", platform: "node", target: "node24" });
  return outfile;
}

function moduleIn(directory: string): string {
  return pathToFileURL(join(directory, "index.mjs")).href;
}
