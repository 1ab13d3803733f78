import { build } from "esbuild";
import { describe, expect, it } from "vitest";

/** Packages that end up in a bundle of these files. */
async function packagesIn(...files: readonly string[]): Promise<readonly string[]> {
  const { metafile } = await build({
    entryPoints: files.map((file) => `functions/policy/${file}`),
    bundle: true,
    format: "esm",
    platform: "node",
    write: false,
    outdir: "build",
    metafile: true,
  });
  const names = Object.keys(metafile.inputs).map(
    (path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1],
  );
  return [...new Set(names.filter((name) => name !== undefined))].sort();
}

describe("functions/policy", () => {
  it("lets a function read a compiled policy and its windows without the YAML parser", async () => {
    expect(await packagesIn("document-schema.ts", "windows.ts")).toEqual(["croner", "valibot"]);
  });

  it("needs the YAML parser where an owner's file is compiled", async () => {
    expect(await packagesIn("compile.ts")).toEqual(["croner", "valibot", "yaml"]);
  });
});
