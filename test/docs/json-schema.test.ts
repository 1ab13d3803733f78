import { describe, expect, it } from "vitest";
import { schemaFaults } from "./json-schema.ts";

const schema = {
  $schema: "http://json-schema.org/draft-07/schema#",
  type: "object",
  required: ["name", "at"],
  properties: {
    name: { type: "string", pattern: "^[a-z]+$" },
    at: { type: "string", format: "date-time" },
    kind: { enum: ["a", "b"] },
    count: { type: "number" },
    fixed: { const: "x" },
    tags: {
      type: "object",
      propertyNames: { pattern: "^t" },
      additionalProperties: { type: "string" },
    },
    list: { type: "array", minItems: 1, items: { anyOf: [{ type: "string" }, { type: "boolean" }] } },
  },
};

const right = { name: "n", at: "2026-11-20T09:00:00.000Z" };

describe("schemaFaults", () => {
  it("finds nothing in what is right", () => {
    const whole = { ...right, kind: "b", count: 1, fixed: "x", tags: { t: "v" }, list: ["a", true] };

    expect(schemaFaults(schema, whole)).toEqual([]);
  });

  it.each([
    [[], "$ is array, not object"],
    [{ at: right.at }, "$.name is missing"],
    [{ ...right, name: "N" }, "$.name does not fit ^[a-z]+$"],
    [{ ...right, at: "yesterday" }, "$.at is yesterday, no instant"],
    [{ ...right, kind: "c" }, '$.kind is "c", none of a, b'],
    [{ ...right, count: "1" }, "$.count is string, not number"],
    [{ ...right, fixed: "y" }, '$.fixed is "y", not x'],
    [{ ...right, tags: { t: 1 } }, "$.tags.t is integer, not string"],
    [{ ...right, tags: { u: "1" } }, "the name $.tags.u does not fit ^t"],
    [{ ...right, list: [] }, "$.list has fewer than 1 items"],
    [
      { ...right, list: [null] },
      "$.list[0] fits none of 2 forms: $.list[0] is null, not string; $.list[0] is null, not boolean",
    ],
    [{ ...right, more: 1 }, "$.more is not documented"],
  ])("finds what is wrong in %j", (value, fault) => {
    expect(schemaFaults(schema, value)).toEqual([fault]);
  });

  it("refuses what it does not know, instead of leaving it unchecked", () => {
    expect(() => schemaFaults({ oneOf: [] }, 1)).toThrow("does not know oneOf");
    expect(() => schemaFaults({ format: "email" }, "x")).toThrow("does not know the format email");
  });
});
