import { describe, expect, it } from "vitest";
import { formatDuration } from "../../../cli/progress/duration.ts";

describe("formatDuration", () => {
  it.each([
    [0, "0:00"],
    [42.9, "0:42"],
    [60, "1:00"],
    [725, "12:05"],
    [3599, "59:59"],
    [3600, "1:00:00"],
    [3723, "1:02:03"],
    [86_399, "23:59:59"],
    [86_400, "1d 00:00:00"],
    [183_845, "2d 03:04:05"],
    [-5, "0:00"],
  ])("writes %d seconds as %s", (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });
});
