import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compilePolicy } from "../../../functions/policy/compile.ts";
import { parsePolicyDocument } from "../../../functions/policy/document-schema.ts";

const seed = readFileSync("test/functions/policy/fixtures/everything.yaml", "utf8");
const lines = seed.split("\n");

/** Text that is nearly a policy: lines of one, left out, repeated, put in another order, with something strange between. */
const nearly = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...lines) },
      { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 20 }) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          "- &a [*a]",
          "  <<: *x",
          "? [",
          "---",
          "\t",
          "!!set",
          "~: ~",
          "{",
          "'",
          "%",
        ),
      },
    ),
    { maxLength: 40 },
  )
  .map((some) => some.join("\n"));

/** A policy with one value replaced. */
const oneOff = fc
  .tuple(
    fc.nat(lines.length - 1),
    fc.oneof(
      fc.json({ maxDepth: 3 }),
      fc.constantFrom("", "~", ".nan", "-0", "1e999", "[]", "{}", "true", "*a", "!x y", "|", "2026-02-30"),
    ),
  )
  .map(([at, value]) => lines.with(at, (lines[at] ?? "").replace(/:.*$/, `: ${value}`)).join("\n"));

describe("compilePolicy, with any text", () => {
  it("never throws, answers faults at places that are there, and compiles to what can be read back", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), nearly, oneOff), (source) => {
        const compilation = compilePolicy(source, "p.yaml");

        if (compilation.kind === "compiled") {
          expect(parsePolicyDocument(compilation.document)).toEqual(compilation.policy);
          return;
        }
        const texts = source.split("\n");
        expect(compilation.faults.length).toBeGreaterThan(0);
        for (const { line, column, message } of compilation.faults) {
          expect(line).toBeLessThanOrEqual(texts.length);
          expect(column).toBeGreaterThanOrEqual(1);
          expect(column).toBeLessThanOrEqual((texts[line - 1] ?? "").length + 1);
          expect(message).toMatch(/^\S[^\n]*$/);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ["brackets", "[".repeat(250_000)],
    ["lists in lists", "- ".repeat(125_000)],
    ["members", Array.from({ length: 25_000 }, (_, index) => `k${index}: 1`).join("\n")],
    ["aliases", `- &a 1\n${"- *a\n".repeat(50_000)}`],
    ["commas", `[${",".repeat(250_000)}`],
    [
      "windows that never open",
      `version: 1\nwindows:\n${Array.from({ length: 100 }, (_, index) => `  w${index}: {cron: "0 0 31 2 *", duration: 1h}`).join("\n")}`,
    ],
  ])("comes to an end with a quarter of a megabyte of %s", { timeout: 20_000 }, (_, source) => {
    expect(compilePolicy(source, "p.yaml").kind).toBe("wrong");
  });
});
