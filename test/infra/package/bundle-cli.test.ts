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
  const said = execFileSync(process.execPath, [join(out, "rolecall.cjs")], { encoding: "utf8", env: {} });
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
    expect(text("rolecall.cjs")).toMatch(/^#!\/usr\/bin\/env node\n/);
  });

  it("keeps what is imported dynamically in a file of its own", async () => {
    const { said, files, text } = await bundleAndRun({
      "main.ts": 'void import("./later/late.ts").then(({ late }) => console.log(late.length));',
      "later/late.ts": `export const late = "${"late ".repeat(1000)}";`,
    });

    expect(said).toBe("5000\n");
    expect([...files.keys()]).toEqual(["rolecall.cjs", "later-late.mjs"]);
    expect(text("rolecall.cjs").length).toBeLessThan(1000);
  });

  it("leaves what is imported dynamically as ES modules, which may await, and share what they have in common", async () => {
    const { said } = await bundleAndRun({
      "main.ts": `void Promise.all([import("./one.ts"), import("./other.ts")]).then(([one, other]) =>
          console.log(one.Common === other.Common, one.late));`,
      "one.ts": 'export { Common } from "./common.ts"; export const late = await Promise.resolve("late");',
      "other.ts": 'export { Common } from "./common.ts";',
      "common.ts": "export class Common {}",
    });

    expect(said).toBe("true late\n");
  });

  it("makes the same bundle, whichever module is found first", async () => {
    const { files } = await bundleAndRun({
      "main.ts": 'void import("./b.ts"); void import("./a.ts");',
      "a.ts": "console.log();",
      "b.ts": "console.log();",
    });

    expect([...files.keys()]).toEqual(["rolecall.cjs", "a.mjs", "b.mjs"]);
  });

  it("tells CommonJS packages that they live beside the bundle, whenever they are loaded", async () => {
    const { said } = await bundleAndRun({
      "main.ts": `import where from "./where.cjs";
        void import("./late.ts").then(({ late }) => console.log(where, late));`,
      "late.ts": 'import where from "./where.cjs"; export const late = where;',
      "where.cjs": 'module.exports = require("node:path").basename(__dirname);',
    });

    expect(said).toBe("out out\n");
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
      "main.ts": 'import "./other.ts"; void import("./late.ts");',
      "other.ts": "console.log(1);",
      "late.ts": 'import "./other.ts";',
    });

    expect(sources.map((path) => path.slice(path.lastIndexOf("/")))).toEqual([
      "/other.ts",
      "/main.ts",
      "/late.ts",
    ]);
    expect(sources.every((path) => path.startsWith("/"))).toBe(true);
  });
});
