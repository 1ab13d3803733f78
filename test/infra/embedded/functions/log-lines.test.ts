import { describe, expect, it } from "vitest";
import { createLogLines } from "../../../../infra/embedded/functions/log-lines.ts";

describe("createLogLines", () => {
  it("joins what was cut in the middle of a line", () => {
    const logs = createLogLines(10);

    logs.add("one\ntw");
    logs.add("o\n\nthr");

    expect(logs.lines()).toEqual(["one", "two", "", "thr"]);
  });

  it("keeps the last lines only", () => {
    const logs = createLogLines(2);

    logs.add("one\ntwo\nthree\n");

    expect(logs.lines()).toEqual(["two", "three"]);
  });
});
