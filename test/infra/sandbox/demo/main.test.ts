import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const file = fileURLToPath(new URL("../../../../infra/sandbox/demo/main.ts", import.meta.url));

function start(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], { encoding: "utf8" });
  return { status, stdout, stderr };
}

describe("the command", () => {
  it("refuses wrong options with one line and exit code 2, and starts nothing", () => {
    expect(start("--port", "http")).toEqual({
      status: 2,
      stdout: "",
      stderr: '--port must be a whole number from 0 to 65535, not "http"; try --help\n',
    });
  });

  it("refuses a report where no file can be, before it starts anything", () => {
    expect(start("--out", "/dev/null/report.html")).toEqual({
      status: 2,
      stdout: "",
      stderr: "--out must be in a folder that exists; /dev/null is none\n",
    });
  });

  it("explains itself with exit code 0", () => {
    const { status, stdout, stderr } = start("--help");

    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain("Usage: npm start -- [options]");
  });
});
