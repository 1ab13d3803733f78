import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { describe, expect, it, onTestFinished } from "vitest";
import { partsTaken, sdkParts } from "../../../infra/cloud/sdk-parts.ts";

async function bundled(source: string) {
  const directory = mkdtempSync(join(import.meta.dirname, "parts-"));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const entry = join(directory, "entry.ts");
  writeFileSync(entry, source);
  const { outputFiles } = await build({
    entryPoints: [entry],
    outdir: directory,
    bundle: true,
    write: false,
    splitting: true,
    format: "esm",
    platform: "node",
    mainFields: ["module", "main"],
    plugins: [sdkParts],
    logLevel: "silent",
  });
  return outputFiles.map(({ text }) => text).join("\n");
}

describe("partsTaken", () => {
  it("finds what is taken of one package, each name once, on one line or several", () => {
    const source = `const { B, A } = await import("@aws-sdk/x");
      const { A, C } = await import(
        "@aws-sdk/x"
      );
      const { D } = await import("@aws-sdk/y");`;

    expect(partsTaken(source, "@aws-sdk/x")).toEqual(["A", "B", "C"]);
  });
});

describe("sdkParts", () => {
  it("keeps the operations that are taken and leaves the others out", async () => {
    const text = await bundled(
      'export const f = async () => { const { GetChannelCommand } = await import("@aws-sdk/client-ivs"); return GetChannelCommand; };',
    );

    expect(text).toContain("GetChannelCommand");
    expect(text).not.toContain("StopStreamCommand");
  });

  it.each([
    'export const f = () => import("@aws-sdk/client-ivs");',
    'export const f = async () => { const { A } = await import("@aws-sdk/client-ivs"); return [A, await import("@aws-sdk/client-ivs")]; };',
  ])("refuses an import of which it cannot tell what is taken", async (source) => {
    await expect(bundled(source)).rejects.toThrow("must take what it needs of @aws-sdk/client-ivs");
  });
});
