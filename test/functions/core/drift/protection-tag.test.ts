import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decideRemediation } from "../../../../functions/core/drift/decide-remediation.ts";
import { protectedUntil } from "../../../../functions/core/drift/protection-tag.ts";
import { judgement, NOW, rule, runBy } from "./examples.ts";

const tag = { key: "keep-until", capSeconds: 864_000 };
const since = "2026-11-20T12:00:00.000Z";
const cap = "2026-11-30T12:00:00.000Z";

describe("protectedUntil", () => {
  it.each<[string, string, string]>([
    ["a date within the cap", "2026-11-25", "2026-11-25T00:00:00.000Z"],
    ["an instant within the cap", "2026-11-25T06:30:00Z", "2026-11-25T06:30:00.000Z"],
    ["an instant with an offset", "2026-11-25T06:30:00.5+02:00", "2026-11-25T04:30:00.500Z"],
    ["an instant to the minute", "2026-11-25T06:30Z", "2026-11-25T06:30:00.000Z"],
    ["a date that has passed", "2026-11-01", "2026-11-01T00:00:00.000Z"],
    ["just the cap", "2026-11-30T12:00:00Z", cap],
    ["a date beyond the cap", "2027-01-31", cap],
    ["the last date there is", "9999-12-31", cap],
    ["no date", "as long as possible", cap],
    ["nothing", "", cap],
    ["a date that does not exist", "2026-13-45", cap],
    ["an instant whose time zone nobody knows", "2026-11-25T06:30:00", cap],
    ["a date in words", "25 November 2026", cap],
    ["a date with something behind it", "2026-11-25 or so", cap],
    ["a year alone", "2026", cap],
  ])("of %s", (_what, value, expected) => {
    expect(protectedUntil(tag, { "keep-until": value }, since)).toBe(expected);
  });

  it("is nothing where the policy has no such tag, or the role does not", () => {
    expect(protectedUntil(null, { "keep-until": "2027-01-31" }, since)).toBeUndefined();
    expect(protectedUntil(tag, {}, since)).toBeUndefined();
    expect(protectedUntil(tag, { "Keep-Until": "2027-01-31" }, since)).toBeUndefined();
  });

  it("protects nothing with a cap of no time", () => {
    expect(protectedUntil({ ...tag, capSeconds: 0 }, { "keep-until": "2027-01-31" }, since)).toBe(since);
  });

  it.each(["__proto__", "constructor", "toString", "valueOf"])("takes %s for a key like any other", (key) => {
    const named = { ...tag, key };

    expect(protectedUntil(named, {}, since)).toBeUndefined();
    expect(protectedUntil(named, Object.fromEntries([[key, "2026-11-25"]]), since)).toBe(
      "2026-11-25T00:00:00.000Z",
    );
  });

  const value = fc.oneof(
    fc.string(),
    fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
    fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
    fc.stringMatching(/^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d[+-]\d\d:\d\d)?$/),
  );

  it("answers an instant within the cap, whatever the tag says", () => {
    fc.assert(
      fc.property(value, (text) => {
        const until = Date.parse(protectedUntil(tag, { "keep-until": text }, since) ?? "");
        expect(until).toBeLessThanOrEqual(Date.parse(cap));
      }),
      { numRuns: 1000 },
    );
  });

  it("never has a run act that would have waited without the tag", () => {
    const tidy = rule("tidy", { graceSeconds: 3600 });
    const decide = (until: string | undefined) =>
      decideRemediation({
        at: NOW,
        run: runBy(tidy),
        standing: { stands: true, judgement: judgement(), rule: tidy },
        paused: undefined,
        protectedUntil: until,
        window: { open: true },
        dayEndsAt: undefined,
      });

    expect(decide(undefined).kind).toBe("wait");
    fc.assert(
      fc.property(
        value,
        (text) => decide(protectedUntil(tag, { "keep-until": text }, since)).kind === "wait",
      ),
    );
  });
});
