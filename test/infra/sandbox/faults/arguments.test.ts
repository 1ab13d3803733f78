import { describe, expect, it } from "vitest";
import { readArguments } from "../../../../infra/sandbox/faults/arguments.ts";

describe("readArguments", () => {
  it("plays everything unless it is told otherwise", () => {
    expect(readArguments([])).toEqual({ kind: "faults", only: "" });
  });

  it("takes a role by its name and by its short name", () => {
    expect(readArguments(["--role", "AWSServiceRoleForIVSRecordToS3"])).toMatchObject({ role: "ivs" });
    expect(readArguments(["--role", "ivs", "--only", "stream", "--markdown", "f.md"])).toEqual({
      kind: "faults",
      only: "stream",
      role: "ivs",
      markdown: "f.md",
    });
  });

  it("refuses a role that no row is about, and what it does not know", () => {
    expect(readArguments(["--role", "admin"])).toEqual({
      kind: "wrong",
      reason: "--role: no row is about admin",
    });
    expect(readArguments(["--fast"])).toMatchObject({ kind: "wrong" });
    expect(readArguments(["everything"])).toMatchObject({ kind: "wrong" });
  });
});
