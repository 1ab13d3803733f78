import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { reportHtml } from "../../../../cli/report/html/page.ts";
import { accountOf, reportOn } from "./samples.ts";

const SOURCE = `
import { reportHtml } from "./cli/report/html/page.ts";
process.stdout.write([...reportHtml(JSON.parse(process.argv[2]))].join(""));
`;

describe("the page in a bundle", () => {
  it("is the same when the command is one minified file with nothing beside it", async () => {
    const data = reportOn(accountOf([]));
    const folder = await mkdtemp(join(tmpdir(), "rolecall-bundle-"));
    const { outputFiles } = await build({
      stdin: { contents: SOURCE, resolveDir: process.cwd(), loader: "ts" },
      bundle: true,
      minify: true,
      keepNames: true,
      write: false,
      platform: "node",
      format: "esm",
    });
    await writeFile(join(folder, "cli.mjs"), outputFiles[0]?.contents ?? "");

    const { stdout } = await promisify(execFile)(process.execPath, ["cli.mjs", JSON.stringify(data)], {
      cwd: folder,
    });

    expect(stdout).toBe([...reportHtml(data)].join(""));
    await rm(folder, { recursive: true });
  });
});
