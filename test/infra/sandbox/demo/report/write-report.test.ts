import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { whyNotWritable, writeReport } from "../../../../../infra/sandbox/demo/report/write-report.ts";

let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rolecall-demo-"));
});
afterEach(() => rm(folder, { recursive: true }));

describe("writeReport", () => {
  it("replaces an earlier report and leaves nothing else behind", async () => {
    const file = join(folder, "report.html");
    await writeFile(file, "old");

    await writeReport(file, "new");

    expect(await readFile(file, "utf8")).toBe("new");
    expect(await readdir(folder)).toEqual(["report.html"]);
  });
});

describe("whyNotWritable", () => {
  it("has nothing against a file in a folder that exists, new or not", async () => {
    await writeFile(join(folder, "old.html"), "");

    expect(await whyNotWritable(join(folder, "new.html"))).toBeUndefined();
    expect(await whyNotWritable(join(folder, "old.html"))).toBeUndefined();
  });

  it("names a folder in the file's place, and a folder that is missing", async () => {
    const missing = join(folder, "missing");

    expect(await whyNotWritable(folder)).toBe(`--out must name a file, and ${folder} is a folder`);
    expect(await whyNotWritable(join(missing, "report.html"))).toBe(
      `--out must be in a folder that exists; ${missing} is none`,
    );
  });
});
