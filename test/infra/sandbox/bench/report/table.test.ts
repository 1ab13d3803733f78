import { describe, expect, it } from "vitest";
import { table } from "../../../../../infra/sandbox/bench/report/table.ts";

describe("table", () => {
  it("puts words to the left and figures to the right", () => {
    const text = table(
      "Title",
      ["name", "count", "note"],
      [
        ["a", "1", "x"],
        ["longer", "20", ""],
      ],
    );

    expect(text.split("\n")).toEqual([
      "Title",
      "name    count  note",
      "a           1  x",
      "longer     20",
      "",
    ]);
  });
});
