import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { policyJsonSchema } from "../../../cli/commands/policy-schema.ts";
import { rolecall } from "./in-process.ts";

function* mapsIn(schema: unknown): Generator<Readonly<Record<string, unknown>>> {
  if (typeof schema === "object" && schema !== null) {
    const members = Object.fromEntries(Object.entries(schema));
    if (members["properties"] !== undefined && members["type"] === "object") {
      yield members;
    }
    for (const member of Object.values(schema)) {
      yield* mapsIn(member);
    }
  }
}

describe("rolecall policy schema", () => {
  const maps = [...mapsIn(policyJsonSchema())];

  it("prints what stands in docs/rolecall.policy.schema.json", async () => {
    const { code, out } = await rolecall("policy", "schema");

    expect(code).toBe(0);
    expect(out).toBe(readFileSync("docs/rolecall.policy.schema.json", "utf8"));
  });

  it("knows every map of the file, and no members but those", () => {
    expect(maps.length).toBeGreaterThan(8);
    expect(maps.filter(({ additionalProperties }) => additionalProperties !== false)).toEqual([]);
  });

  it("explains every member to editors", () => {
    const members = maps.flatMap(({ properties }) => Object.entries(Object(properties)));

    expect(members.length).toBeGreaterThan(60);
    expect(
      members
        .filter(([, member]) => !/^[A-Z].*\.$/.test(String(Object(member).description)))
        .map(([name]) => name),
    ).toEqual([]);
  });

  it("asks for the version, and of a rule for its name", () => {
    expect(policyJsonSchema()).toMatchObject({
      $schema: "http://json-schema.org/draft-07/schema#",
      title: "rolecall policy",
      required: ["version"],
      properties: { rules: { items: { required: ["name"] } } },
    });
  });
});
