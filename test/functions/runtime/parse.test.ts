import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { parse } from "../../../functions/runtime/parse.ts";

const Schema = v.object({
  role: v.object({ name: v.string("must be text") }),
  count: v.number("must be a number"),
});
const fault = (faults: string) => new RangeError(faults);

describe("parse", () => {
  it("hands on what the code was written for, and leaves the rest out", () => {
    const value = { role: { name: "r" }, count: 1, more: true };

    expect(parse(Schema, value, fault)).toEqual({ role: { name: "r" }, count: 1 });
  });

  it("throws the caller's own error, with every fault and where it is", () => {
    const value = { role: { name: 7 }, count: "1" };

    expect(() => parse(Schema, value, fault)).toThrow(
      new RangeError("role.name: must be text; count: must be a number"),
    );
  });

  it("says what is wrong with a value that has no members", () => {
    const text = v.string("must be text");

    expect(() => parse(text, 7, fault)).toThrow(new RangeError("must be text"));
  });
});
