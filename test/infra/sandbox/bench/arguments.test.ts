import { describe, expect, it } from "vitest";
import { readArguments } from "../../../../infra/sandbox/bench/arguments.ts";

describe("readArguments", () => {
  it("measures fifteen rounds for people unless it is told otherwise", () => {
    expect(readArguments([])).toEqual({
      kind: "bench",
      rounds: 15,
      json: false,
      check: false,
      parts: ["stack", "cli"],
      awsCli: true,
    });
  });

  it("reads every option", () => {
    const asked = readArguments(["--rounds", "3", "--json", "--check", "--only", "cli", "--no-aws-cli"]);

    expect(asked).toEqual({
      kind: "bench",
      rounds: 3,
      json: true,
      check: true,
      parts: ["cli"],
      awsCli: false,
    });
  });

  it("answers a question for help", () => {
    expect(readArguments(["--help"])).toEqual({ kind: "help" });
  });

  it.each([
    [["--rounds", "0"], "--rounds must be a whole number from 1 to 999"],
    [["--rounds", "1.5"], "--rounds must be a whole number from 1 to 999"],
    [["--rounds", "1000"], "--rounds must be a whole number from 1 to 999"],
    [["--only", "table"], "--only must be one of stack, cli"],
    [["--jason"], "Unknown option '--jason'"],
    [["fast"], "Unexpected argument 'fast'"],
  ])("says in one line what is wrong with %j", (args, reason) => {
    expect(readArguments(args)).toEqual({ kind: "wrong", reason });
  });
});
