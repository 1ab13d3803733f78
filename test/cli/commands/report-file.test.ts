import { execFileSync } from "node:child_process";
import {
  chmodSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeReportFile } from "../../../cli/commands/report-file.ts";
import { folderForTest } from "./folder.ts";

describe("writeReportFile", () => {
  it("writes all of a text to a file that only its owner can read, and says how large it is", async () => {
    const folder = folderForTest();
    const file = join(folder, "report.html");
    const text = Array.from({ length: 5_000 }, (_, index) => `${index} é\n`);

    const size = await writeReportFile(file, text);

    expect(readFileSync(file, "utf8")).toBe(text.join(""));
    expect(size).toBe(statSync(file).size);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(["report.html"]);
  });

  it("replaces what was there, and who could read it", async () => {
    const file = join(folderForTest(), "report.csv");
    writeFileSync(file, "much longer than what comes");
    chmodSync(file, 0o644);

    await writeReportFile(file, ["new"]);

    expect(readFileSync(file, "utf8")).toBe("new");
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it("leaves what was there, and nothing else, if the text breaks off", async () => {
    const folder = folderForTest();
    const file = join(folder, "report.csv");
    writeFileSync(file, "old");

    const written = writeReportFile(file, brokenText());

    await expect(written).rejects.toThrow("no more of it");
    expect(readFileSync(file, "utf8")).toBe("old");
    expect(readdirSync(folder)).toEqual(["report.csv"]);
  });

  it("replaces what a link leads to, and leaves the link", async () => {
    const folder = folderForTest();
    const file = join(folder, "real.csv");
    const link = join(folder, "link.csv");
    writeFileSync(file, "old");
    symlinkSync("real.csv", link);

    await writeReportFile(link, ["new"]);

    expect(readlinkSync(link)).toBe("real.csv");
    expect(readFileSync(file, "utf8")).toBe("new");
  });

  it("writes into a pipe, which stays one", async () => {
    const pipe = join(folderForTest(), "pipe");
    execFileSync("sh", ["-c", `mkfifo "$0"`, pipe]);

    const [, read] = await Promise.all([writeReportFile(pipe, ["through"]), readFile(pipe, "utf8")]);

    expect(read).toBe("through");
    expect(statSync(pipe).isFIFO()).toBe(true);
  });

  it("says why a file cannot be written, with the exit code of a wrong command line", async () => {
    const folder = folderForTest();

    await expect(writeReportFile(folder, ["x"])).rejects.toMatchObject({
      message: expect.stringContaining(`${folder} cannot be written: EISDIR`),
      exitCode: 2,
    });
    await expect(writeReportFile(join(folder, "none", "x"), ["x"])).rejects.toMatchObject({
      message: expect.stringContaining("ENOENT"),
      exitCode: 2,
    });
    expect(readdirSync(folder)).toEqual([]);
  });
});

function* brokenText(): Generator<string> {
  yield "x".repeat(100_000);
  throw new Error("no more of it");
}
