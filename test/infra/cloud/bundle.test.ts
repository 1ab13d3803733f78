import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { bundleHandlers } from "../../../infra/cloud/bundle.ts";
import { describeSizes } from "../../../infra/cloud/bundle-size.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

function arrange(handlers: Readonly<Record<string, string>>) {
  const directory = temporaryDirectory();
  const sources = join(directory, "handlers");
  const out = join(directory, "out");
  mkdirSync(sources);
  for (const [name, text] of Object.entries(handlers)) {
    writeFileSync(join(sources, name), text);
  }
  return { sources, out, bundle: () => bundleHandlers(out, sources) };
}

describe("bundleHandlers", () => {
  it("makes a folder for each handler, and an index.mjs that runs as it is", async () => {
    const { out, bundle } = arrange({
      "say-hello.ts": "export const handler = async (name: string): Promise<string> => `hello ${name}`;",
      "say-bye.ts": 'export const handler = async (): Promise<string> => "bye";',
    });

    const sizes = await bundle();

    const { handler } = await import(pathToFileURL(join(out, "say-hello/index.mjs")).href);
    expect(sizes.map(({ name }) => name)).toEqual(["say-bye", "say-hello"]);
    expect(await handler("you")).toBe("hello you");
  });

  it("keeps what is imported dynamically in a file that a cold start does not read", async () => {
    const { out, bundle } = arrange({
      "load-late.ts": 'export const handler = async () => (await import("./late/late.ts")).late;',
    });
    mkdirSync(join(out, "../handlers/late"));
    writeFileSync(join(out, "../handlers/late/late.ts"), `export const late = "${"late ".repeat(1000)}";`);

    const [size] = await bundle();

    expect(readdirSync(join(out, "load-late"))).toHaveLength(2);
    expect(size?.minifiedBytes).toBeGreaterThan(5000);
    expect(size?.startBytes).toBeLessThan(1000);
  });

  it("gives a CommonJS dependency the require that it asks for", async () => {
    const { sources, out, bundle } = arrange({
      "ask-host.ts": 'import host from "./common/host.cjs";\nexport const handler = async () => host();',
    });
    mkdirSync(join(sources, "common"));
    writeFileSync(
      join(sources, "common/host.cjs"),
      'const os = require("node:os");\nmodule.exports = () => os.EOL;',
    );

    await bundle();

    const { handler } = await import(pathToFileURL(join(out, "ask-host/index.mjs")).href);
    expect(await handler()).toBe("\n");
  });

  it("keeps the name of an error through minification", async () => {
    const { out, bundle } = arrange({
      "fail-always.ts": `class SomethingError extends Error { override readonly name = "SomethingError"; }
        export const handler = async () => { throw new SomethingError("no"); };`,
    });

    await bundle();

    const { handler } = await import(pathToFileURL(join(out, "fail-always/index.mjs")).href);
    await expect(handler()).rejects.toMatchObject({ name: "SomethingError" });
  });

  it("signs with the credentials of the environment and carries no other way to find any", async () => {
    const { out, bundle } = arrange({
      "ask-queue.ts": `import { SQSClient } from "@aws-sdk/client-sqs";
        export const handler = async () => new SQSClient({ region: "eu-west-1" }).config.credentials();`,
    });
    await bundle();
    const path = join(out, "ask-queue/index.mjs");
    const { handler } = await import(pathToFileURL(path).href);

    await expect(handler()).rejects.toThrow("AWS_ACCESS_KEY_ID is not set");
    expect(readFileSync(path, "utf8")).not.toContain("AWS_WEB_IDENTITY_TOKEN_FILE");
  });

  it("does nothing where nothing has changed", async () => {
    const { out, bundle } = arrange({ "say-hello.ts": 'export const handler = async () => "hello";' });
    const first = await bundle();
    const written = statSync(join(out, "say-hello/index.mjs"));

    const second = await bundle();

    expect(second).toEqual(first);
    expect(statSync(join(out, "say-hello/index.mjs")).ino).toBe(written.ino);
  });

  it("bundles again what has changed, and leaves nothing of before", async () => {
    const { sources, out, bundle } = arrange({
      "say-hello.ts": 'export const handler = async () => (await import("node:os")).EOL + "hello";',
    });
    await bundle();
    writeFileSync(join(out, "say-hello/left-over.mjs"), "");
    writeFileSync(join(sources, "say-hello.ts"), 'export const handler = async () => "servus";');

    await bundle();

    expect(readFileSync(join(out, "say-hello/index.mjs"), "utf8")).toContain("servus");
    expect(existsSync(join(out, "say-hello/left-over.mjs"))).toBe(false);
  });

  it("bundles again what somebody has touched", async () => {
    const { out, bundle } = arrange({ "say-hello.ts": 'export const handler = async () => "hello";' });
    await bundle();
    writeFileSync(join(out, "say-hello/index.mjs"), "broken");

    await bundle();

    expect(readFileSync(join(out, "say-hello/index.mjs"), "utf8")).toContain("hello");
  });

  it("keeps each of the product's functions within 600 kB minified and 180 kB gzipped", async () => {
    const sizes = await bundleHandlers();

    expect(sizes.length).toBeGreaterThan(0);
    expect(sizes.filter(({ minifiedBytes }) => minifiedBytes > 600_000)).toEqual([]);
    expect(sizes.filter(({ gzippedBytes }) => gzippedBytes > 180_000)).toEqual([]);
  });
});

describe("describeSizes", () => {
  it("says in thousands of bytes what each function weighs", () => {
    const table = describeSizes([
      { name: "record-event", minifiedBytes: 398_214, gzippedBytes: 116_301, startBytes: 66_600 },
    ]);

    expect(table).toBe(
      "function     minified  gzipped at start  (kB)\nrecord-event    398.2    116.3     66.6\n",
    );
  });
});
