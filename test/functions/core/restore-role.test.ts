import { describe, expect, it } from "vitest";
import { judgeRole, type RoleSettings } from "../../../functions/core/restore-role.ts";

const before: RoleSettings = {
  description: "Made by the media team",
  tags: { team: "streaming", tier: "1" },
};
const bare: RoleSettings = { description: null, tags: {} };

describe("judgeRole", () => {
  it("has a role made again that is gone, forced or not", () => {
    expect(judgeRole(before, undefined, false)).toEqual({ kind: "create" });
    expect(judgeRole(before, undefined, true)).toEqual({ kind: "create" });
  });

  it("has a role that its service made again, bare, completed", () => {
    expect(judgeRole(before, bare, false)).toEqual({
      kind: "complete",
      description: "Made by the media team",
      tags: { team: "streaming", tier: "1" },
    });
  });

  it("has only those tags put back that the role lacks, and no description that is there", () => {
    const current = { ...before, tags: { team: "streaming" } };

    expect(judgeRole(before, current, false)).toEqual({ kind: "complete", tags: { tier: "1" } });
  });

  it("has only the description put back where just that is missing", () => {
    const current = { ...before, description: null };

    expect(judgeRole(before, current, false)).toEqual({
      kind: "complete",
      description: "Made by the media team",
      tags: {},
    });
  });

  it("finds a role as it was, whatever else somebody has given it since", () => {
    const more = { ...before, tags: { ...before.tags, owner: "somebody" } };

    expect(judgeRole(before, before, false)).toEqual({ kind: "already-as-it-was" });
    expect(judgeRole(before, more, false)).toEqual({ kind: "already-as-it-was" });
    expect(judgeRole(bare, { description: "a new one", tags: {} }, false)).toEqual({
      kind: "already-as-it-was",
    });
  });

  it.each([
    ["its description", { ...before, description: "ours now" }, "its description is set otherwise now"],
    ["a tag", { ...before, tags: { team: "other", tier: "1" } }, "tag team is set otherwise now"],
    [
      "several, and lacks nothing else",
      { description: "ours now", tags: { team: "other", tier: "2" } },
      "its description and tag team and tag tier are set otherwise now",
    ],
    ["a tag to nothing", { ...before, tags: { team: "", tier: "1" } }, "tag team is set otherwise now"],
  ])("leaves a role alone of which somebody has changed %s", (_what, current, reason) => {
    expect(judgeRole(before, current, false)).toEqual({ kind: "changed-since", reason });
  });

  it("leaves a role alone that lacks a tag and has another one changed: a half of it is no restore", () => {
    const current = { ...before, tags: { team: "other" } };

    expect(judgeRole(before, current, false)).toMatchObject({ kind: "changed-since" });
  });

  it("has what somebody has changed overwritten when it is forced, and nothing else", () => {
    const current = { description: "ours now", tags: { team: "other", tier: "1", owner: "somebody" } };

    expect(judgeRole(before, current, true)).toEqual({
      kind: "complete",
      description: "Made by the media team",
      tags: { team: "streaming" },
    });
  });

  it("has nothing done when it is forced on a role that is as it was", () => {
    expect(judgeRole(before, before, true)).toEqual({ kind: "already-as-it-was" });
  });
});
