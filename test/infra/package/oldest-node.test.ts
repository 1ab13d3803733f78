import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { projectDirectory } from "../../../infra/cloud/paths.ts";
import { folderWith } from "./write-files.ts";

/**
 * What Node 22 has of the language's library.
 *
 * @see https://node.green (as of 2026-11-28, from general knowledge; each was tried in Node 22.23)
 */
const LIBRARY_OF_NODE_22 = ["ES2024", "ES2025.Iterator", "ES2025.Collection", "ESNext.Array"];

describe("the command line", () => {
  it("uses nothing of the language's library that Node 22 lacks", async () => {
    const settings = {
      extends: join(projectDirectory, "tsconfig.json"),
      compilerOptions: {
        lib: LIBRARY_OF_NODE_22,
        typeRoots: [join(projectDirectory, "node_modules/@types")],
      },
      include: [],
      files: [
        join(projectDirectory, "cli/bin.ts"),
        join(projectDirectory, "infra/embedded/table/dynalite.d.ts"),
      ],
    };
    const directory = folderWith({ "tsconfig.json": JSON.stringify(settings) });

    const tsc = join(projectDirectory, "node_modules/.bin/tsc");
    const complaints = await promisify(execFile)(tsc, ["-p", directory]).then(
      () => "",
      ({ stdout }: { readonly stdout: string }) => stdout,
    );

    expect(complaints.split("\n").filter((line) => line.includes("change your target library"))).toEqual([]);
  });
});
