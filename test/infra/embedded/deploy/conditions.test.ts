import { describe, expect, it } from "vitest";
import { conditionReader } from "../../../../infra/embedded/deploy/template/conditions.ts";

const YES = { "Fn::Equals": [{ Ref: "Stage" }, "production"] };
const NO = { "Fn::Equals": [{ Ref: "Stage" }, "test"] };

const reader = (conditions: Readonly<Record<string, unknown>>) =>
  conditionReader(conditions, (name) => ({ Stage: "production", Count: "3" })[name]);

describe("a condition", () => {
  it.each<[string, unknown, boolean]>([
    ["Fn::Equals of equals", YES, true],
    ["Fn::Equals of others", NO, false],
    ["Fn::Equals of a number and its text", { "Fn::Equals": [{ Ref: "Count" }, 3] }, true],
    ["Fn::Not", { "Fn::Not": [NO] }, true],
    ["Fn::And of both", { "Fn::And": [YES, YES] }, true],
    ["Fn::And of one", { "Fn::And": [YES, NO] }, false],
    ["Fn::Or of one", { "Fn::Or": [NO, YES] }, true],
    ["Fn::Or of none", { "Fn::Or": [NO, NO] }, false],
    ["another condition", { "Fn::Not": [{ Condition: "Other" }] }, false],
  ])("can be %s", (_, expression, expected) => {
    expect(reader({ It: expression, Other: YES })("It")).toBe(expected);
  });

  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    ["that is not there", {}, 'There is no condition "It"'],
    [
      "of a function that is not known",
      { It: { "Fn::Contains": [["a"], "a"] } },
      "is not a condition that is known here",
    ],
    [
      "that asks for itself",
      { It: { "Fn::Not": [{ Condition: "It" }] } },
      "Conditions go in a circle: It, It",
    ],
    [
      "that asks for an attribute",
      { It: { "Fn::Equals": [{ "Fn::GetAtt": ["Q", "Arn"] }, ""] } },
      'attribute of "Q"',
    ],
  ])("%s is refused", (_, conditions, message) => {
    expect(() => reader(conditions)("It")).toThrow(message);
  });
});
