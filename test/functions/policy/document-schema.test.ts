import { readFileSync } from "node:fs";
import type * as v from "valibot";
import { describe, expect, expectTypeOf, it } from "vitest";
import type { Policy } from "../../../functions/core/policy.ts";
import { compilePolicy } from "../../../functions/policy/compile.ts";
import { type PolicySchema, parsePolicyDocument } from "../../../functions/policy/document-schema.ts";

/** The same type with everything in it read-only. */
type Frozen<T> = T extends object ? { readonly [Member in keyof T]: Frozen<T[Member]> } : T;

const source = readFileSync("test/functions/policy/fixtures/everything.yaml", "utf8");

describe("parsePolicyDocument", () => {
  it("reads exactly what the code calls a policy", () => {
    expectTypeOf<Frozen<v.InferOutput<typeof PolicySchema>>>().toEqualTypeOf<Frozen<Policy>>();
  });

  it("reads back what was compiled", () => {
    const compilation = compilePolicy(source, "p.yaml");

    expect(compilation.kind).toBe("compiled");
    expect(compilation.kind === "compiled" && parsePolicyDocument(compilation.document)).toEqual(
      compilation.kind === "compiled" && compilation.policy,
    );
  });

  it.each([
    ["{", "The policy in force is no JSON; put it in force again"],
    ["[]", "The policy in force cannot be read (rules: "],
    ['{"rules":[],"more":1}', "The policy in force cannot be read ("],
  ])("says of %s what is wrong and what helps", (document, message) => {
    expect(() => parsePolicyDocument(document)).toThrow(
      expect.objectContaining({ name: "ConfigurationError", message: expect.stringContaining(message) }),
    );
  });

  it("refuses a member that a later version may have added", () => {
    const compilation = compilePolicy("version: 1", "p.yaml");
    const document = compilation.kind === "compiled" ? compilation.document : "";

    expect(() => parsePolicyDocument(document.replace("{", '{"frozen":true,'))).toThrow("frozen");
  });
});
