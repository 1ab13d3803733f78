import { describe, expect, it } from "vitest";
import { readArguments } from "../../../../infra/sandbox/replay/arguments.ts";

describe("readArguments", () => {
  it("reads the folder and the account", () => {
    const asked = readArguments(["events", "--account", "444455556666"]);

    expect(asked).toEqual({ kind: "replay", folder: "events", account: "444455556666" });
  });

  it("leaves the account to the events unless it is told", () => {
    expect(readArguments(["events"])).toEqual({ kind: "replay", folder: "events" });
  });

  it("answers a question for help whatever else is there", () => {
    expect(readArguments(["a", "b", "--help"])).toEqual({ kind: "help" });
  });

  it.each([
    [[], "name one folder with recorded events"],
    [[""], "name one folder with recorded events"],
    [["a", "b"], "name one folder with recorded events"],
    [["a", "--account", "12"], "--account must be twelve digits"],
    [["a", "--acount"], "Unknown option '--acount'"],
    [["a", "--account"], "Option '--account <value>' argument missing"],
  ])("says in one line what is wrong with %j", (args, reason) => {
    expect(readArguments(args)).toEqual({ kind: "wrong", reason });
  });
});
