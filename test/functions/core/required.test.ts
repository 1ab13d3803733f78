import { describe, expect, it } from "vitest";
import { UnexpectedAnswerError } from "../../../functions/core/errors.ts";
import { assertNever, required } from "../../../functions/core/required.ts";

describe("required", () => {
  it.each(["", 0, false])("hands on what is there, %j as well", (value) => {
    expect(required(value, "a value")).toBe(value);
  });

  it.each([undefined, null])("refuses %s and names what is missing", (value) => {
    expect(() => required(value, "the role's id")).toThrow(
      new UnexpectedAnswerError("AWS answered without the role's id, which it documents as always present"),
    );
  });
});

describe("assertNever", () => {
  it("names the value that no branch was written for", () => {
    const call = () => Reflect.apply(assertNever, undefined, ["CANCELLED", "deletion status"]);

    expect(call).toThrow(new UnexpectedAnswerError('Unknown deletion status: "CANCELLED"'));
  });
});
