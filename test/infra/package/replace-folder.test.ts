import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { replaceFolder } from "../../../infra/package/replace-folder.ts";
import { folderWith } from "./write-files.ts";

const fillWith = (name: string) => async (directory: string) => writeFileSync(join(directory, name), name);

describe("replaceFolder", () => {
  it("makes a folder that was not there", async () => {
    const directory = join(folderWith({}), "dist");

    await replaceFolder(directory, fillWith("new"));

    expect(readdirSync(directory)).toEqual(["new"]);
  });

  it("leaves nothing of the folder that was there, in it or beside it", async () => {
    const directory = join(folderWith({ "dist/old": "old" }), "dist");

    await replaceFolder(directory, fillWith("new"));

    expect(readdirSync(directory)).toEqual(["new"]);
    expect(readdirSync(dirname(directory))).toEqual(["dist"]);
  });

  it("keeps what was there if the new one cannot be made", async () => {
    const directory = join(folderWith({ "dist/old": "old" }), "dist");

    const replaced = replaceFolder(directory, async () => Promise.reject(new Error("no")));

    await expect(replaced).rejects.toThrow("no");
    expect(readFileSync(join(directory, "old"), "utf8")).toBe("old");
    expect(readdirSync(dirname(directory))).toEqual(["dist"]);
  });
});
