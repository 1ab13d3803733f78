import { describe, expect, it } from "vitest";
import {
  findingAdvice,
  findingName,
  originInWords,
  remedyInWords,
} from "../../../../cli/report/markdown/finding-words.ts";
import { KINDS } from "../asff/examples.ts";

describe("findingName and findingAdvice", () => {
  it("have words of their own for each kind, short enough for Security Hub", () => {
    expect(new Set(KINDS.map(findingName)).size).toBe(10);
    expect(new Set(KINDS.map(findingAdvice)).size).toBe(10);
    expect(Math.max(...KINDS.map((kind) => findingName(kind).length))).toBeLessThan(64);
    expect(Math.max(...KINDS.map((kind) => findingAdvice(kind).length))).toBeLessThan(512);
  });
});

describe("remedyInWords", () => {
  it.each([
    [undefined, "Only reported"],
    [{ action: "decommission", response: "approve" } as const, "Decommission, once approved"],
    [{ action: "recreate", response: "act" } as const, "Make again"],
    [{ action: "put-back", response: "act" } as const, "Put back"],
  ])("says of %j: %s", (remedy, words) => {
    expect(remedyInWords(remedy === undefined ? {} : { remedy })).toBe(words);
  });
});

describe("originInWords", () => {
  const told = { eventId: "event-1", at: "2026-11-01T00:00:00.000Z", call: "CreateServiceLinkedRole" };

  it("says who, through what and by which call, as far as is known", () => {
    expect(originInWords(undefined)).toBeUndefined();
    expect(originInWords(told)).toBe(
      "somebody whom CloudTrail does not name, CreateServiceLinkedRole at 2026-11-01T00:00:00.000Z",
    );
    expect(
      originInWords({ ...told, by: "arn:aws:iam::111122223333:user/ann", via: "ivs.amazonaws.com" }),
    ).toBe(
      "arn:aws:iam::111122223333:user/ann through ivs.amazonaws.com, CreateServiceLinkedRole at 2026-11-01T00:00:00.000Z",
    );
  });
});
