import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findRolecall } from "../../../../../infra/sandbox/bench/cli/run/rolecall.ts";
import { temporaryFolder } from "../../../../../infra/sandbox/bench/cli/run/temporary-folder.ts";

describe("findRolecall", () => {
  it("runs the bundle where there is one", async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, "dist", "rolecall.cjs");
    await mkdir(join(folder.path, "dist"));
    await writeFile(file, "");

    expect(findRolecall(folder.path)).toEqual({ isBundled: true, file });
  });

  it("runs the sources where nothing is built", async () => {
    await using folder = await temporaryFolder();

    expect(findRolecall(folder.path)).toEqual({
      isBundled: false,
      file: join(folder.path, "cli", "bin.ts"),
    });
  });
});
