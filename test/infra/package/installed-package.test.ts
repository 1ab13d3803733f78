import { describe, expect, it } from "vitest";
import { packageDirectories, readPackage } from "../../../infra/package/installed-package.ts";
import { folderWith } from "./write-files.ts";

describe("packageDirectories", () => {
  it("finds each package once, those within another package and those of a scope included", () => {
    const directories = packageDirectories([
      "/home/node_modules/plain/index.js",
      "/home/node_modules/plain/lib/deep/file.js",
      "/home/node_modules/@scope/one/index.js",
      "/home/node_modules/@scope/one/node_modules/inner/index.js",
      "/home/node_modules/@scope/two/package.json",
    ]);

    expect(directories).toEqual([
      "/home/node_modules/@scope/one",
      "/home/node_modules/@scope/one/node_modules/inner",
      "/home/node_modules/@scope/two",
      "/home/node_modules/plain",
    ]);
  });

  it("finds none for own files", () => {
    expect(packageDirectories(["/home/cli/bin.ts", "/home/node_modules.ts"])).toEqual([]);
  });
});

describe("readPackage", () => {
  it("answers what the package says of itself", async () => {
    const directory = folderWith({
      "package.json": '{"name":"one","version":"1.2.3","license":"ISC","author":"Some Body"}',
      "LICENSE.md": "licence",
      "index.js": "code",
    });

    const read = await readPackage(directory);

    expect(read).toEqual({
      name: "one",
      version: "1.2.3",
      licence: "ISC",
      author: "Some Body",
      texts: ["licence"],
    });
  });

  it("takes the forms of old packages", async () => {
    const text = '{"name":"old","version":"0.1.0","license":{"type":"MIT"},"author":{"name":"Some Body"}}';
    const directory = folderWith({ "package.json": text });

    const read = await readPackage(directory);

    expect(read).toMatchObject({ licence: "MIT", author: "Some Body", texts: [] });
  });

  it("reads the notices of what a package carries in itself, and not those of its dependencies", async () => {
    const directory = folderWith({
      "package.json": '{"name":"native","version":"1.0.0"}',
      NOTICE: "own notice",
      "LICENCE.txt": "own licence",
      "deps/lib/lib-1.0/LICENSE": "licence of lib",
      "deps/other/COPYING": "licence of other",
      "deps/other/license-check.js": "code",
      "node_modules/else/LICENSE": "licence of somebody else",
    });

    const { licence, texts } = await readPackage(directory);

    expect(licence).toBeUndefined();
    expect(texts.toSorted()).toEqual(["licence of lib", "licence of other", "own licence", "own notice"]);
  });
});
