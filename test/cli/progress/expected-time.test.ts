import { describe, expect, it } from "vitest";
import { expectedSeconds } from "../../../cli/progress/expected-time.ts";

const NOW = new Date("2026-01-01T00:00:00Z");
const DEADLINE = "2026-01-03T00:00:00Z";

describe("expectedSeconds", () => {
  it("answers how long the wait and the run take at most", () => {
    const wait = { reason: "IAM's answer", until: "2026-01-01T00:00:29.100Z" };

    expect(expectedSeconds({ wait, deadline: DEADLINE }, NOW)).toEqual({
      nextSeconds: 30,
      mostSeconds: 172_800,
    });
  });

  it("answers nothing where nothing is known", () => {
    expect(expectedSeconds({}, NOW)).toEqual({});
    expect(expectedSeconds({ wait: { reason: "somebody" } }, NOW)).toEqual({});
  });

  it("calls due what should have happened by now", () => {
    const wait = { reason: "IAM's answer", until: "2025-12-31T23:59:00Z" };

    expect(expectedSeconds({ wait }, NOW)).toEqual({ nextSeconds: 0 });
  });

  it("expects nothing of a run that has ended", () => {
    expect(expectedSeconds({ endedAt: "2025-12-31T00:00:00Z", deadline: DEADLINE }, NOW)).toEqual({});
  });
});
