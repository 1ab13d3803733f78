import { readdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import * as errors from "../../functions/core/errors.ts";
import { readMachineText, statesIn } from "../statemachines/definition.ts";

const root = join(import.meta.dirname, "../..");
const files = readdirSync(join(root, "statemachines")).filter((name) => name.endsWith(".json"));

/** What Step Functions and AWS services call their own: `States.Timeout`, `Lambda.TooManyRequestsException`. */
const OF_AWS = /^\w+\./;

const named = files.flatMap((file) =>
  statesIn(JSON.parse(readMachineText(file))).flatMap(([, { Retry, Catch }]) =>
    [...Retry, ...Catch].flatMap(({ ErrorEquals }) => ErrorEquals),
  ),
);
const ours = [...new Set(named)].filter((name) => !OF_AWS.test(name));

const Names = v.record(v.string(), v.object({ name: v.string(), renamed: v.string(), isError: v.boolean() }));

describe("the names of failures", () => {
  it("are matched somewhere", () => {
    expect(ours.sort()).toEqual([
      "ClaimLostError",
      "ConfigurationError",
      "NotYetSettledError",
      "ResourceBusyError",
      "UnexpectedAnswerError",
    ]);
  });

  it.each(ours)("include %s, which a state machine matches", (name) => {
    expect(Object.keys(errors)).toContain(name);
  });

  it("survive a minifier that renames every class", async () => {
    const contents = `
      import * as errors from "./functions/core/errors.ts";
      export const names = Object.fromEntries(Object.entries(errors).map(([exported, Failure]) => {
        const error = new Failure("x");
        return [exported, { name: error.name, isError: error instanceof Error, renamed: Failure.name }];
      }));`;
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: root, loader: "ts" },
      bundle: true,
      minify: true,
      format: "esm",
      platform: "node",
      write: false,
      logLevel: "silent",
    });
    const [bundle] = outputFiles;

    const loaded: unknown = await import(
      `data:text/javascript;base64,${Buffer.from(bundle?.contents ?? []).toString("base64")}`
    );

    const { names } = v.parse(v.object({ names: Names }), loaded);
    expect(Object.keys(names).sort()).toEqual(Object.keys(errors).sort());
    expect(Object.entries(names).filter(([exported, { name }]) => exported !== name)).toEqual([]);
    expect(Object.values(names).filter(({ isError }) => !isError)).toEqual([]);
    expect(Object.entries(names).filter(([exported, { renamed }]) => exported === renamed)).toEqual([]);
  });
});
