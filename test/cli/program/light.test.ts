import { join } from "node:path";
import { build, type Plugin } from "esbuild";
import { describe, expect, it } from "vitest";

const PROJECT = join(import.meta.dirname, "../../..");

/** What is loaded when it is first used does not count. */
const withoutLater: Plugin = {
  name: "without-later",
  setup({ onResolve }) {
    onResolve({ filter: /./ }, ({ kind, path }) =>
      kind === "dynamic-import" ? { path, external: true } : undefined,
    );
  },
};

describe("the command", () => {
  it("loads nothing before it knows what is asked of it but what defines its commands", async () => {
    const { metafile } = await build({
      entryPoints: [join(PROJECT, "cli/bin.ts")],
      absWorkingDir: PROJECT,
      bundle: true,
      write: false,
      metafile: true,
      format: "esm",
      platform: "node",
      plugins: [withoutLater],
      logLevel: "silent",
    });

    const loaded = Object.keys(metafile.inputs).map((path) =>
      path
        .replace(/^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\/.*$/, "package $1")
        .replace(/^cli\/program\/.*$/, "cli/program"),
    );
    expect([...new Set(loaded)].toSorted()).toEqual([
      "cli/bin.ts",
      "cli/exit-code.ts",
      "cli/main.ts",
      "cli/node-version.ts",
      "cli/package-directory.ts",
      "cli/program",
      "package @commander-js/extra-typings",
      "package commander",
    ]);
  });
});
