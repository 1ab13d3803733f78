import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { bundleCli } from "../../../infra/package/bundle-cli.ts";
import { folderWith } from "./write-files.ts";

/** Bundles a program and runs it, far from the packages that it was made from. */
async function bundleAndRun(files: Readonly<Record<string, string>>) {
  const directory = folderWith(files);
  const bundle = await bundleCli(join(directory, "main.ts"));
  const out = join(directory, "out");
  mkdirSync(out);
  for (const [name, content] of bundle.files) {
    writeFileSync(join(out, name), content);
  }
  const said = execFileSync(process.execPath, [join(out, "rolecall.mjs")], { encoding: "utf8", env: {} });
  const text = (name: string) => Buffer.from(bundle.files.get(name) ?? []).toString();
  return { ...bundle, said, text };
}

describe("bundleCli", () => {
  it("keeps the first line, which says what runs the file", async () => {
    const { said, text } = await bundleAndRun({
      "main.ts": '#!/usr/bin/env node\nimport os from "./os.cjs";\nconsole.log(os.EOL === "\\n");',
      "os.cjs": 'module.exports = require("node:os");',
    });

    expect(said).toBe("true\n");
    expect(text("rolecall.mjs")).toMatch(/^#!\/usr\/bin\/env node\n/);
  });

  it("keeps what is imported dynamically in a file of its own", async () => {
    const { said, files, text } = await bundleAndRun({
      "main.ts": 'const { late } = await import("./late.ts"); console.log(late.length);',
      "late.ts": `export const late = "${"late ".repeat(1000)}";`,
    });

    expect(said).toBe("5000\n");
    expect(files.size).toBe(2);
    expect(text("rolecall.mjs").length).toBeLessThan(500);
  });

  it("tells CommonJS packages that they live beside the bundle", async () => {
    const { said } = await bundleAndRun({
      "main.ts": 'import where from "./where.cjs"; console.log(where);',
      "where.cjs": 'module.exports = require("node:path").basename(__dirname);',
    });

    expect(said).toBe("out\n");
  });

  it("keeps the names of errors", async () => {
    const { said } = await bundleAndRun({
      "main.ts": `class SomethingError extends Error { override readonly name = "SomethingError"; }
        console.log(new SomethingError("no").name);`,
    });

    expect(said).toBe("SomethingError\n");
  });

  it("names every file that the bundle was made from", async () => {
    const { sources } = await bundleAndRun({
      "main.ts": 'import "./other.ts";',
      "other.ts": "console.log(1);",
    });

    expect(sources.map((path) => path.slice(path.lastIndexOf("/")))).toEqual(["/other.ts", "/main.ts"]);
    expect(sources.every((path) => path.startsWith("/"))).toBe(true);
  });
});
