import { describe, expect, it } from "vitest";
import { day, moment, spanBetween } from "../../../../cli/report/html/moment.ts";
import { countOf, spanInWords } from "../../../../cli/report/html/words.ts";

describe("moment", () => {
  it("shows an instant in UTC, wherever it was written down", () => {
    expect(moment("2026-11-20T01:02:03.456+02:00").text).toBe(
      '<time datetime="2026-11-19T23:02:03.456Z">2026-11-19 23:02:03</time>',
    );
  });

  it("shows what is no instant as it is", () => {
    expect(moment("<yesterday>").text).toBe("&lt;yesterday&gt;");
  });
});

describe("day", () => {
  it("shows the day of an instant", () => {
    expect(day("2026-11-20T23:59:59Z").text).toBe(
      '<time datetime="2026-11-20T23:59:59.000Z">2026-11-20</time>',
    );
  });
});

describe("spanBetween", () => {
  it("counts milliseconds, and answers nothing where time ran backwards or is none", () => {
    expect(spanBetween("2026-11-20T00:00:00Z", "2026-11-20T00:00:01.5Z")).toBe(1500);
    expect(spanBetween("2026-11-20T00:00:01Z", "2026-11-20T00:00:00Z")).toBeUndefined();
    expect(spanBetween("soon", "2026-11-20T00:00:00Z")).toBeUndefined();
  });
});

describe("spanInWords", () => {
  it.each([
    [0, "0 s"],
    [45_000, "45 s"],
    [363_000, "6 min 3 s"],
    [3_600_000, "1 h"],
    [187_260_000, "2 d 4 h"],
  ])("says %d ms as %s", (milliseconds, words) => {
    expect(spanInWords(milliseconds)).toBe(words);
  });
});

describe("countOf", () => {
  it("counts one and many", () => {
    expect([countOf(1, "usage"), countOf(20_000, "role")]).toEqual(["1 usage", "20,000 roles"]);
  });
});
