import { describe, expect, it } from "vitest";
import { describeTold, describeTotals } from "../../../../infra/sandbox/replay/describe-told.ts";

const fis = { roleName: "Fis", status: "unobserved", isNews: true } as const;
const recorded = { kind: "recorded", roles: [fis] } as const;

describe("describeTold", () => {
  it("says what was recorded of which role", () => {
    expect(describeTold({ place: "a.json", eventName: "TagRole", fate: recorded })).toBe(
      "recorded  a.json: TagRole: Fis is unobserved",
    );
  });

  it("says that an event was no news", () => {
    expect(describeTold({ place: "a.json", fate: { ...recorded, roles: [{ ...fis, isNews: false }] } })).toBe(
      "recorded  a.json: Fis is unobserved, as the inventory had it",
    );
  });

  it("stays on one line and lets nothing reach the terminal but text", () => {
    const fate = { kind: "ignored", reason: "line\nbreak \u202e" } as const;

    expect(describeTold({ place: "a.json", eventName: "\u001b[2J", fate })).toBe(
      "ignored   a.json: \ufffd[2J: line break \ufffd",
    );
  });
});

describe("describeTotals", () => {
  it("counts each kind of fate", () => {
    const refused = { place: "b.json", fate: { kind: "refused", reason: "it is no JSON" } } as const;

    expect(describeTotals([{ place: "a.json", fate: recorded }, refused, refused])).toBe(
      "1 recorded, 0 ignored, 2 refused",
    );
  });
});
