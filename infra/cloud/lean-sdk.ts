import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Plugin } from "esbuild";
import * as v from "valibot";

const own = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Parts of the SDK that are replaced: two by something smaller, and one, which it loads on demand, by an error. */
export const replacedPackages = {
  "@aws-sdk/credential-provider-node": own("environment-credentials.ts"),
  "@aws-sdk/endpoint-cache": own("endpoint-cache.ts"),
  "@smithy/core/event-streams": own("left-out.ts"),
} as const;

const NO_SHA_256 = `export class Sha256Js {
  constructor() {
    throw new Error("This Node has no SHA-256 of its own, and the bundle has none for it");
  }
}`;

const Package = v.object({ version: v.string() });

/**
 * Lets the bundler leave out what an SDK client carries and never uses: all of its package.json but the
 * version, and the schemas of operations that nobody calls. Those have members named by constants
 * (`{[_m]: 1}`), which look as if they could have side effects; written as plain names they do not.
 * Its errors set their own prototype once more, which only code for ES5 needs. And SHA-256 is there in
 * JavaScript for a Node without OpenSSL, which Lambda's is not.
 */
export const leanSdk: Plugin = {
  name: "lean-sdk",
  setup: (build) => {
    build.onLoad({ filter: /\/@smithy\/core\/dist-es\/.*\/Sha256Js\.js$/ }, () => ({ contents: NO_SHA_256 }));
    build.onLoad({ filter: /\/@aws-sdk\/client-[^/]+\/package\.json$/ }, async ({ path }) => {
      const { version } = v.parse(Package, JSON.parse(await readFile(path, "utf8")));
      return { contents: JSON.stringify({ version }), loader: "json" };
    });
    build.onLoad({ filter: /\/@aws-sdk\/client-[^/]+\/dist-es\/models\/errors\.js$/ }, async ({ path }) => ({
      contents: withoutPrototypes(await readFile(path, "utf8")),
    }));
    build.onLoad(
      { filter: /\/@aws-sdk\/client-[^/]+\/dist-es\/schemas\/schemas_\d+\.js$/ },
      async ({ path }) => ({
        contents: plainNames(await readFile(path, "utf8")),
      }),
    );
  },
};

/** Writes `[_m]:` as `"message":` wherever the text says `const _m = "message";`. */
export function plainNames(schemas: string): string {
  const constants = new Map(
    [...schemas.matchAll(/^const (\w+) = ("[^"\\]*");$/gm)].map(([, name, value]) => [name, value]),
  );
  return schemas.replaceAll(/\[(\w+)\]:/g, (computed, name: string) => {
    const value = constants.get(name);
    return value === undefined ? computed : `${value}:`;
  });
}

/** Leaves `Object.setPrototypeOf(this, SomeError.prototype);` out. */
export function withoutPrototypes(errors: string): string {
  return errors.replaceAll(/^\s*Object\.setPrototypeOf\(this, \w+\.prototype\);$/gm, "");
}
