import { describe, expect, it } from "vitest";
import { isIdle, usedLastInWords } from "../../../../functions/core/drift/idle.ts";

const asked = { idleSeconds: 100, minimumAgeSeconds: 1000 };
const created = "2026-11-20T12:00:00.000Z";

describe("isIdle", () => {
  it.each<[string, { readonly lastUsedAt?: string }, string, boolean]>([
    ["never used, a moment before the minimum age", {}, "2026-11-20T12:16:39.999Z", false],
    ["never used, at the minimum age", {}, "2026-11-20T12:16:40.000Z", true],
    [
      "used, a moment before the idle time",
      { lastUsedAt: "2026-11-21T12:00:00Z" },
      "2026-11-21T12:01:39.999Z",
      false,
    ],
    ["used, at the idle time", { lastUsedAt: "2026-11-21T12:00:00Z" }, "2026-11-21T12:01:40.000Z", true],
    ["idle, a moment too young", { lastUsedAt: "2026-11-20T12:00:01Z" }, "2026-11-20T12:16:39.999Z", false],
    ["idle, just old enough", { lastUsedAt: "2026-11-20T12:00:01Z" }, "2026-11-20T12:16:40.000Z", true],
    ["made later than the present", {}, "2026-11-20T11:00:00.000Z", false],
  ])("of a role that is %s", (_what, used, at, expected) => {
    expect(isIdle({ createdAt: created, ...used }, asked, at)).toBe(expected);
  });

  it("counts from the creation of a role that was never used", () => {
    const long = { idleSeconds: 1000, minimumAgeSeconds: 0 };

    expect(isIdle({ createdAt: created }, long, "2026-11-20T12:16:39.999Z")).toBe(false);
    expect(isIdle({ createdAt: created }, long, "2026-11-20T12:16:40.000Z")).toBe(true);
  });

  it.each([
    ["creation", { createdAt: "soon" }],
    ["last use", { createdAt: created, lastUsedAt: "soon" }],
  ])("is false where the %s is no instant", (_what, role) => {
    expect(isIdle(role, { idleSeconds: 0, minimumAgeSeconds: 0 }, "2027-01-01T00:00:00Z")).toBe(false);
  });
});

describe("usedLastInWords", () => {
  it("says when a role was used last", () => {
    const words = usedLastInWords({ createdAt: created, lastUsedAt: "2026-11-21T12:00:00Z" });

    expect(words).toBe("IAM shows its last use at 2026-11-21T12:00:00Z");
  });

  it("says that no use is shown", () => {
    expect(usedLastInWords({ createdAt: created })).toBe(
      "IAM shows no use since it was made at 2026-11-20T12:00:00.000Z",
    );
  });
});
