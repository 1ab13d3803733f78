import { describe, expect, it } from "vitest";
import { settingOf } from "../../../../infra/sandbox/replay/setting.ts";
import { envelopeOf } from "./envelope-of.ts";

const PRESENT = new Date("2026-11-20T09:00:00Z");
const event = (members: Parameters<typeof envelopeOf>[1]) => ({
  kind: "event" as const,
  place: "f.json",
  envelope: envelopeOf({}, members),
});

describe("settingOf", () => {
  it("takes the account of most events", () => {
    const events = ["444455556666", "111122223333", "111122223333"].map((account) => event({ account }));

    expect(settingOf(events, PRESENT).account).toBe("111122223333");
  });

  it("takes no account that is none", () => {
    expect(settingOf([event({ account: "all" })], PRESENT).account).toBe("111122223333");
  });

  it("takes the hub's Region and those of the events in which a known service runs", () => {
    const events = ["eu-west-1", "mars-1", "eu-west-1"].map((region) => event({ region }));

    expect(settingOf(events, PRESENT).regions).toEqual(["us-east-1", "eu-west-1"]);
  });

  it("starts shortly after the latest event that is not of the future", () => {
    const times = ["2023-01-23T06:16:26Z", "2025-10-03T08:41:04Z", "2999-01-01T00:00:00Z", "noon"];

    const { start } = settingOf(
      times.map((time) => event({ time })),
      PRESENT,
    );

    expect(start).toEqual(new Date("2025-10-03T08:46:04Z"));
  });

  it("starts at present where no event has a time", () => {
    expect(settingOf([{ kind: "unreadable", place: "f.json", reason: "it is no JSON" }], PRESENT)).toEqual({
      account: "111122223333",
      regions: ["us-east-1"],
      start: PRESENT,
    });
  });
});
