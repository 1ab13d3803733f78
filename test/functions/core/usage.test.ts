import { describe, expect, it } from "vitest";
import { judgeUse, unreadRegions } from "../../../functions/core/usage.ts";
import { read, unread, usage } from "./examples.ts";

describe("judgeUse", () => {
  it("calls a role unused when every expected Region was read and has nothing", () => {
    const use = judgeUse(["us-east-1", "eu-west-1"], [read("us-east-1"), read("eu-west-1")]);

    expect(use).toEqual({ kind: "unused" });
  });

  it("calls a role unknown when one Region could not be read", () => {
    const use = judgeUse(["us-east-1", "eu-west-1"], [read("us-east-1"), unread("eu-west-1", false)]);

    expect(use).toEqual({
      kind: "unknown",
      unread: [{ region: "eu-west-1", reason: "eu-west-1 is dark", retryable: false }],
    });
  });

  it("counts a Region that nobody asked as unread, never as empty", () => {
    const use = judgeUse(["us-east-1", "eu-west-1"], [read("us-east-1")]);

    expect(use).toEqual({
      kind: "unknown",
      unread: [{ region: "eu-west-1", reason: "it was not read", retryable: true }],
    });
  });

  it("calls a role unknown when its service has no enabled Region at all", () => {
    const use = judgeUse([], []);

    expect(use).toEqual({
      kind: "unknown",
      unread: [{ region: "all", reason: "no enabled Region of the service was found", retryable: false }],
    });
  });

  it("calls a role in use by everything found, and still tells what could not be read", () => {
    const use = judgeUse(["us-east-1", "eu-west-1"], [read("us-east-1", [usage("A")]), unread("eu-west-1")]);

    expect(use).toEqual({
      kind: "in-use",
      usages: [usage("A")],
      unread: [{ region: "eu-west-1", reason: "eu-west-1 is dark", retryable: true }],
    });
  });

  it("counts a resource once that a shifting list has shown twice", () => {
    const use = judgeUse(["us-east-1"], [read("us-east-1", [usage("A"), usage("B"), usage("A")])]);

    expect(use).toMatchObject({ kind: "in-use", usages: [usage("A"), usage("B")] });
  });
});

describe("unreadRegions", () => {
  it("takes a Region for read that was read once among failures", () => {
    const unreadOnes = unreadRegions(["us-east-1"], [unread("us-east-1"), read("us-east-1")]);

    expect(unreadOnes).toEqual([]);
  });
});
