import { describe, expect, it } from "vitest";
import { isNews } from "../../../functions/core/news.ts";
import { mergeLook, type RoleRecord } from "../../../functions/core/record.ts";
import type { RoleUsage } from "../../../functions/core/usage.ts";
import { at, lookAt, read, role, unread, usage } from "./examples.ts";

const nowhere: Readonly<Record<string, readonly RoleUsage[]>> = { "us-east-1": [], "eu-west-1": [] };

/** A role that nothing uses, as a look at that second found it. */
const kept = (second: number): RoleRecord => {
  const record = mergeLook(undefined, lookAt(second, nowhere));
  if (record === undefined) {
    throw new Error("nothing was recorded");
  }
  return record;
};
const later = (change: Partial<RoleRecord>): RoleRecord => ({ ...kept(30), ...change });
const soon = { at: at(30), keptSeconds: 60 };

describe("isNews", () => {
  it("is not that the same was read once more", () => {
    expect(isNews(kept(0), kept(30), soon)).toBe(false);
  });

  it("is a role that was not recorded", () => {
    expect(isNews(undefined, kept(30), soon)).toBe(true);
  });

  const west = read("eu-west-1", [], at(30));
  const { "us-east-1": east } = kept(30).regions;
  if (east === undefined) {
    throw new Error("us-east-1 was not read");
  }
  it.each<[string, Partial<RoleRecord>]>([
    ["another status", { status: "unknown" }],
    ["another incarnation", { role: { ...role, roleId: "AROAEXAMPLEROLEID0002" } }],
    ["another description", { role: { ...role, description: "edited" } }],
    ["another tag", { role: { ...role, tags: { owner: "media" } } }],
    ["another last use", { role: { ...role, lastUsedAt: at(10) } }],
    ["a usage", { regions: { "us-east-1": read("us-east-1", [usage("A")]), "eu-west-1": west } }],
    ["a Region that was enabled", { regions: { ...kept(30).regions, "ap-south-1": read("ap-south-1") } }],
    ["a Region that was switched off", { regions: { "us-east-1": east } }],
    ["a Region that could not be read", { regions: { "us-east-1": unread("us-east-1"), "eu-west-1": west } }],
    ["that it was used", { wasUsed: true }],
    ["a reaction that is due", { reactionDue: at(30) }],
    ["who made it", { origin: { eventId: "e", at: at(1), call: "CreateServiceLinkedRole" } }],
    ["a run that deleted it", { decommissioned: { runId: "r", roleId: role.roleId, at: at(2) } }],
  ])("is %s", (_what, change) => {
    expect(isNews(kept(0), later(change), soon)).toBe(true);
  });

  it("is another reason why a Region could not be read", () => {
    const because = (reason: string) =>
      later({ regions: { a: { ...unread("a"), kind: "unread", reason, retryable: true } } });

    expect(isNews(because("throttled"), because("denied"), soon)).toBe(true);
    expect(isNews(because("throttled"), because("throttled"), soon)).toBe(false);
  });

  it.each(["completeAt", "clearedAt"] as const)("is the first %s", (member) => {
    const { [member]: _, ...without } = kept(0);

    expect(isNews(without, kept(30), soon)).toBe(true);
  });

  it("is what was read again, once what is kept is older than it may be", () => {
    expect(isNews(kept(0), kept(30), { at: at(30), keptSeconds: 30 })).toBe(false);
    expect(isNews(kept(0), kept(30), { at: at(30), keptSeconds: 29 })).toBe(true);
  });

  it("is not an old reading that nobody has read again", () => {
    expect(isNews(kept(0), kept(0), { at: at(59), keptSeconds: 1 })).toBe(false);
  });
});
