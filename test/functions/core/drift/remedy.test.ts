import { describe, expect, it } from "vitest";
import type { FindingKind } from "../../../../functions/core/drift/finding.ts";
import { remedyOf } from "../../../../functions/core/drift/remedy.ts";
import { OBSERVE, type Rule } from "../../../../functions/core/policy.ts";
import { rule } from "./examples.ts";

const ALL_ACT = { unexpected: "act", unused: "act", missing: "act", drift: "act" } as const;

const remedy = (kind: FindingKind, more: Partial<Rule>, isProtected = false, certain = true) =>
  remedyOf(kind, { rule: rule("tidy", more), certain, why: "rule tidy counts" }, isProtected);

describe("remedyOf", () => {
  it.each([
    ["unexpected", "unexpected", "decommission", "decommissioned"],
    ["unused", "unused", "decommission", "decommissioned"],
    ["missing", "missing", "recreate", "made again"],
    ["description-drift", "drift", "put-back", "put back"],
    ["tag-drift", "drift", "put-back", "put back"],
  ] as const)("answers %s as its rule says of %s", (kind, member, action, verb) => {
    expect(remedy(kind, { [member]: "report" })).toEqual({
      why: "Rule tidy counts. It is only reported, as that rule says.",
    });
    expect(remedy(kind, { [member]: "approve" })).toEqual({
      remedy: { action, response: "approve" },
      why: `Rule tidy counts. It is to be ${verb} once somebody approves.`,
    });
    expect(remedy(kind, { [member]: "act" })).toEqual({
      remedy: { action, response: "act" },
      why: `Rule tidy counts. It is to be ${verb}.`,
    });
  });

  it.each([
    ["unexpected", { ...ALL_ACT, unexpected: "report" }],
    ["unused", { ...ALL_ACT, unused: "report" }],
    ["missing", { ...ALL_ACT, missing: "report" }],
    ["description-drift", { ...ALL_ACT, drift: "report" }],
    ["tag-drift", { ...ALL_ACT, drift: "report" }],
  ] as const)("only reports %s whatever the rule says of other kinds", (kind, more) => {
    expect(remedy(kind, more)).not.toHaveProperty("remedy");
  });

  it.each<FindingKind>([
    "recreated-after-decommission",
    "usage-in-unexpected-region",
    "unknown",
    "stale",
    "exemption-expired",
  ])("never does anything about %s", (kind) => {
    expect(remedy(kind, ALL_ACT)).toEqual({
      why: "Rule tidy counts. A finding of this kind is only reported.",
    });
  });

  it("only reports where it is unknown which rule counts", () => {
    expect(remedy("unused", ALL_ACT, false, false)).toEqual({
      why: "Rule tidy counts. It is only reported.",
    });
  });

  it("names no rule where there is none", () => {
    const observing = { rule: OBSERVE, certain: true, why: "there is no policy" };

    expect(remedyOf("unused", observing, false)).toEqual({
      why: "There is no policy. It is only reported.",
    });
  });

  it.each(["unexpected", "unused"] as const)("never decommissions a required role that is %s", (kind) => {
    expect(remedy(kind, { ...ALL_ACT, state: "required" })).toEqual({
      why: "Rule tidy counts. A required role is never decommissioned.",
    });
  });

  it.each(["unexpected", "unused"] as const)("never decommissions a protected role that is %s", (kind) => {
    expect(remedy(kind, ALL_ACT, true)).toEqual({
      why: "Rule tidy counts. It is only reported: the role is protected.",
    });
  });

  it.each(["missing", "description-drift", "tag-drift"] as const)(
    "mends %s of a protected, required role",
    (kind) => {
      expect(remedy(kind, { ...ALL_ACT, state: "required" }, true)).toHaveProperty("remedy");
    },
  );
});
