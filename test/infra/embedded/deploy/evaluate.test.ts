import { describe, expect, it } from "vitest";
import { DeployError } from "../../../../infra/embedded/deploy/deploy-error.ts";
import { evaluate } from "../../../../infra/embedded/deploy/template/evaluate.ts";
import { NO_VALUE, type Scope } from "../../../../infra/embedded/deploy/template/scope.ts";

const values = new Map<string, unknown>([
  ["AWS::Region", "eu-west-1"],
  ["AWS::NoValue", NO_VALUE],
  ["Names", ["anna", "bert"]],
  ["Count", "3"],
  ["Bus", "orders"],
]);

const scope: Scope = {
  ref(name) {
    if (!values.has(name)) {
      throw new DeployError(`"${name}" is not there`);
    }
    return values.get(name);
  },
  attribute: (logicalId, name) => `${logicalId}:${name}`,
  condition: (name) => name === "Yes",
};

describe("evaluate", () => {
  it.each<[string, unknown, unknown]>([
    ["plain values as they are", { a: [1, true, null, "x"] }, { a: [1, true, null, "x"] }],
    ["Ref", { Ref: "Bus" }, "orders"],
    ["Ref of a list", { Ref: "Names" }, ["anna", "bert"]],
    ["Fn::GetAtt as a list", { "Fn::GetAtt": ["Queue", "Arn"] }, "Queue:Arn"],
    ["Fn::GetAtt as a text", { "Fn::GetAtt": "Queue.Arn" }, "Queue:Arn"],
    ["Fn::GetAtt of a nested attribute", { "Fn::GetAtt": "Queue.Some.Thing" }, "Queue:Some.Thing"],
    ["Fn::Join", { "Fn::Join": ["-", ["a", { Ref: "Bus" }, 7]] }, "a-orders-7"],
    ["Fn::Join of a list parameter", { "Fn::Join": [",", { Ref: "Names" }] }, "anna,bert"],
    ["Fn::Split", { "Fn::Split": ["|", "a|b"] }, ["a", "b"]],
    ["Fn::Select", { "Fn::Select": ["1", { "Fn::Split": ["|", "a|b"] }] }, "b"],
    ["Fn::Sub of a reference", { "Fn::Sub": "in ${AWS::Region} on ${Bus}" }, "in eu-west-1 on orders"],
    ["Fn::Sub of an attribute", { "Fn::Sub": "${Queue.Arn}/x" }, "Queue:Arn/x"],
    [
      "Fn::Sub with its own variables",
      { "Fn::Sub": ["${Bus} ${Who}", { Bus: "own", Who: { Ref: "Bus" } }] },
      "own orders",
    ],
    ["Fn::Sub of an escaped placeholder", { "Fn::Sub": "${!Bus} ${Bus}" }, "${Bus} orders"],
    ["Fn::If that holds", { "Fn::If": ["Yes", "a", { Ref: "Missing" }] }, "a"],
    ["Fn::If that does not hold", { "Fn::If": ["No", { Ref: "Missing" }, "b"] }, "b"],
    ["a member without value", { a: 1, b: { Ref: "AWS::NoValue" } }, { a: 1 }],
    ["an item without value", [1, { "Fn::If": ["No", 2, { Ref: "AWS::NoValue" }] }], [1]],
    ["an object that only looks like a function", { Ref: "Bus", other: 1 }, { Ref: "Bus", other: 1 }],
  ])("evaluates %s", (_, value, expected) => {
    expect(evaluate(value, scope)).toEqual(expected);
  });

  it.each<[string, unknown, string]>([
    [
      "a function that is not known",
      { "Fn::GetAZs": "" },
      "The intrinsic function Fn::GetAZs is not known here",
    ],
    [
      "a function of the prototype's",
      { "Fn::toString": "" },
      "The intrinsic function Fn::toString is not known here",
    ],
    [
      "Fn::ImportValue",
      { "Fn::ImportValue": "x" },
      "The intrinsic function Fn::ImportValue is not known here",
    ],
    ["a reference to nothing", { Ref: "Missing" }, '"Missing" is not there'],
    ["a placeholder for nothing", { "Fn::Sub": "${Missing}" }, '"Missing" is not there'],
    ["a placeholder for a list", { "Fn::Sub": "${Names}" }, 'Fn::Sub "Names": ["anna","bert"] is not a text'],
    ["Fn::Join of a text", { "Fn::Join": [",", "abc"] }, 'Fn::Join: "abc" is not a list'],
    ["Fn::Join of one", { "Fn::Join": [","] }, 'Fn::Join: [","] is not a list of two'],
    [
      "Fn::Select beyond the end",
      { "Fn::Select": [2, ["a", "b"]] },
      "Fn::Select: there is no item 2 among 2",
    ],
  ])("refuses %s", (_, value, message) => {
    expect(() => evaluate(value, scope)).toThrow(new DeployError(message));
  });
});
