import * as v from "valibot";
import { afterEach, describe, expect, it, vi } from "vitest";
import { commaList, positiveInteger, readEnvironment, rolePath } from "../../../functions/runtime/env.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

/** Reads one variable of that kind, set to that text. */
const reading = <Schema extends v.GenericSchema<string, unknown>>(schema: Schema, text: string) => {
  vi.stubEnv("EXAMPLE", text);
  return readEnvironment({ EXAMPLE: schema }).EXAMPLE;
};

describe("readEnvironment", () => {
  it("reads what it was asked for and nothing else", () => {
    vi.stubEnv("A", "1");
    vi.stubEnv("B", "2");

    expect(readEnvironment({ A: v.string() })).toEqual({ A: "1" });
  });

  it("names everything that is missing or wrong at once", () => {
    vi.stubEnv("LIMIT", "none");

    expect(() =>
      readEnvironment({ NO_SUCH: v.string(), LIMIT: positiveInteger, NOR_THIS: v.string() }),
    ).toThrow(
      expect.objectContaining({
        name: "ConfigurationError",
        message: expect.stringMatching(
          /^The function's environment is wrong: NO_SUCH: .+; LIMIT: .+; NOR_THIS: .+$/,
        ),
      }),
    );
  });
});

describe("commaList", () => {
  it.each([
    ["", []],
    ["a", ["a"]],
    [" a , b,,", ["a", "b"]],
  ])("reads %j", (text, list) => {
    expect(reading(commaList, text)).toEqual(list);
  });
});

describe("positiveInteger", () => {
  it.each([
    ["1", 1],
    ["250", 250],
  ])("reads %j", (text, number) => {
    expect(reading(positiveInteger, text)).toBe(number);
  });

  it.each(["", "0", "-1", "1.5", "many", "NaN", "Infinity"])("refuses %j", (text) => {
    expect(() => reading(positiveInteger, text)).toThrow("EXAMPLE");
  });
});

describe("rolePath", () => {
  it.each(["/rolecall/", "/team/rolecall/"])("accepts %s", (path) => {
    expect(reading(rolePath, path)).toBe(path);
  });

  it.each(["", "/", "//", "rolecall", "/rolecall", "rolecall/"])(
    "refuses %j, under which other people's roles would be taken for rolecall's own, or none",
    (path) => {
      expect(() => reading(rolePath, path)).toThrow("must be a path below the root, such as /rolecall/");
    },
  );
});
