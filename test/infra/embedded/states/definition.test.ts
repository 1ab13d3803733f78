import { describe, expect, it } from "vitest";
import { parseDefinition } from "../../../../infra/embedded/states/definition/parse.ts";
import { machineOf } from "./bench-engine.ts";

const end = { End: { Type: "Succeed" } };

describe("parseDefinition", () => {
  it.each([
    ["text", "/: a JSON object is expected"],
    [
      { StartAt: "A", States: { A: { Type: "Succeed" } } },
      '/States/A: only JSONata is supported; set "QueryLanguage": "JSONata"',
    ],
    [
      machineOf({ A: { Type: "Pass", ResultPath: "$.a", End: true } }),
      "/States/A/ResultPath: only JSONata is supported",
    ],
    [
      machineOf({ A: { Type: "Pass", QueryLanguage: "JSONPath", End: true } }),
      "/States/A: only JSONata is supported",
    ],
    [machineOf({ A: { Type: "Pass", Ouput: 1, End: true } }), "/States/A/Ouput: no such field"],
    [machineOf({ A: { Type: "Loop", End: true } }), "/States/A/Type"],
    [machineOf(end, { StartAt: "B" }), '/StartAt: no state is called "B"'],
    [machineOf({ A: { Type: "Pass", Next: "B" } }), '/States/A/Next: no state is called "B"'],
    [machineOf({ A: { Type: "Pass" } }), "/States/A: either Next or End is missing"],
    [
      machineOf({ A: { Type: "Pass", Next: "End", End: true }, ...end }),
      "/States/A: Next and End exclude each other",
    ],
    [machineOf({ ...end, Lost: { Type: "Succeed" } }), "/States/Lost: no state leads here"],
    [
      machineOf({ A: { Type: "Succeed", Output: { b: ["{% 1 + %}"] } } }),
      "/States/A/Output/b[0]: not a JSONata expression: S0207",
    ],
    [
      machineOf({ A: { Type: "Succeed", Output: "{% 1" } }),
      "/States/A/Output: an expression must start with {%",
    ],
    [
      machineOf({ A: { Type: "Wait", End: true } }),
      "/States/A: exactly one of Seconds and Timestamp is expected",
    ],
    [
      machineOf({ A: { Type: "Wait", Timestamp: "noon", End: true } }),
      "/States/A/Timestamp: not an ISO 8601 instant",
    ],
    [
      machineOf({ A: { Type: "Task", Resource: "arn:aws:states:::batch:submitJob", End: true } }),
      '/States/A/Resource: nothing here performs "arn:aws:states:::batch:submitJob"',
    ],
    [
      machineOf({ A: { Type: "Map", End: true } }),
      "/States/A: exactly one of ItemProcessor and Iterator is expected",
    ],
    [
      machineOf({ A: { Type: "Choice", Choices: [{ Condition: "{% true %}", Next: "B" }] } }),
      '/States/A/Choices[0]/Next: no state is called "B"',
    ],
    [
      machineOf({ A: { Type: "Pass", Assign: { states: 1 }, End: true } }),
      '/States/A/Assign: "states" cannot be the name of a variable',
    ],
    [
      machineOf({
        A: {
          Type: "Task",
          Resource: "arn:aws:states:::aws-sdk:iam:getRole",
          Retry: [{ ErrorEquals: ["States.ALL"] }, { ErrorEquals: ["E"] }],
          End: true,
        },
      }),
      "/States/A/Retry[0]/ErrorEquals: States.ALL must come last",
    ],
    [
      machineOf({
        A: { Type: "Pass", Assign: { x: 1 }, Next: "B" },
        B: {
          Type: "Parallel",
          Branches: [{ StartAt: "C", States: { C: { Type: "Pass", Assign: { x: 2 }, End: true } } }],
          End: true,
        },
      }),
      '/States/B/Branches[0]/States/C/Assign: the variable "x" belongs to an outer scope',
    ],
    [
      machineOf({
        A: {
          Type: "Map",
          ItemReader: {},
          ItemProcessor: { StartAt: "B", States: { B: { Type: "Succeed" } } },
          End: true,
        },
      }),
      "/States/A/ItemReader: no such field",
    ],
  ])("refuses definition %# and says where it is wrong", (definition, problem) => {
    expect(() => parseDefinition(definition)).toThrow(
      expect.objectContaining({ name: "InvalidDefinition", message: expect.stringContaining(problem) }),
    );
  });

  it("names every problem, not the first alone", () => {
    const definition = machineOf({ A: { Type: "Pass", Next: "X" }, B: { Type: "Pass", Next: "Y" } });

    expect(() => parseDefinition(definition)).toThrow(/"X".*"Y".*no state leads here/);
  });

  it("takes a machine whose states say JSONata one by one", () => {
    const definition = { StartAt: "A", States: { A: { Type: "Succeed", QueryLanguage: "JSONata" } } };

    expect(parseDefinition(definition).StartAt).toBe("A");
  });
});
