import { describe, expect, it } from "vitest";
import { settleParameters } from "../../../../infra/embedded/deploy/template/parameters.ts";

describe("settleParameters", () => {
  it("takes what is given before the default, as text", () => {
    const declared = {
      A: { Type: "String", Default: "a" },
      B: { Type: "Number", Default: 10 },
      C: { Type: "String" },
    };

    expect([...settleParameters(declared, { A: "x", C: "c" })]).toEqual([
      ["A", "x"],
      ["B", "10"],
      ["C", "c"],
    ]);
  });

  it("makes a list of a list between commas", () => {
    expect([...settleParameters({ L: { Type: "CommaDelimitedList", Default: "a, b" } }, {})]).toEqual([
      ["L", ["a", "b"]],
    ]);
  });

  it("has no value for a parameter that is read from SSM", () => {
    const declared = { Version: { Type: "AWS::SSM::Parameter::Value<String>", Default: "/a/b" } };

    expect([...settleParameters(declared, {})]).toEqual([]);
  });

  it.each<[string, object, string, string]>([
    ["none of the allowed values", { Type: "String", AllowedValues: ["a", "b"] }, "c", '"c" is none of a, b'],
    [
      "a text that does not match",
      { Type: "String", AllowedPattern: "[a-z]+" },
      "a1",
      '"a1" does not match [a-z]+',
    ],
    ["a short text", { Type: "String", MinLength: 2 }, "a", '"a" has not 2 to Infinity letters'],
    ["a long text", { Type: "String", MaxLength: "2" }, "abc", '"abc" has not 0 to 2 letters'],
    ["no number", { Type: "Number" }, "ten", '"ten" is not a number'],
    ["an empty number", { Type: "Number" }, "", '"" is not a number'],
    ["a number that is too small", { Type: "Number", MinValue: 1 }, "0", '"0" is not from 1 to Infinity'],
    ["a number that is too big", { Type: "Number", MaxValue: 5 }, "6", '"6" is not from -Infinity to 5'],
    ["one item of a list", { Type: "CommaDelimitedList", AllowedValues: ["a"] }, "a,b", '"b" is none of a'],
    ["a type that is not known", { Type: "List<Number>" }, "1", "property Type"],
    [
      "an attribute that is not known",
      { Type: "String", Colour: "red" },
      "a",
      "property Colour is not known here",
    ],
  ])("refuses %s, and names the parameter", (_, declaration, value, message) => {
    expect(() => settleParameters({ P: declaration }, { P: value })).toThrow(message);
    expect(() => settleParameters({ P: declaration }, { P: value })).toThrow('Parameter "P"');
  });

  it("says in the author's words what a value must be", () => {
    const declared = {
      P: { Type: "String", AllowedPattern: "[a-z]*", ConstraintDescription: "must be lower case" },
    };

    expect(() => settleParameters(declared, { P: "A" })).toThrow("; it must be lower case");
  });

  it("refuses a value for a parameter that is not there", () => {
    expect(() => settleParameters({ A: { Type: "String", Default: "" } }, { B: "x" })).toThrow(
      `Parameter "B" is not one of the template's: A`,
    );
  });

  it("asks for a value where there is no default", () => {
    expect(() => settleParameters({ A: { Type: "String" } }, {})).toThrow('Parameter "A" has no default');
  });
});
