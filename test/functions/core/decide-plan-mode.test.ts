import { describe, expect, it } from "vitest";
import { decide } from "../../../functions/core/decide.ts";
import { judgeUse } from "../../../functions/core/usage.ts";
import { planOf, read, request, situation, unread, usage } from "./examples.ts";

const planning = { ...request, mode: "plan" as const };

const planned = (...ids: readonly string[]) => {
  const usages = ids.map((id) => usage(id));
  return {
    request: planning,
    plan: planOf(...usages),
    use: judgeUse(["us-east-1"], [read("us-east-1", usages)]),
  };
};

describe("decide, in plan mode", () => {
  it.each([
    [[], "Nothing uses the role; it would be deleted"],
    [["A"], "1 usage would be released, then the role deleted"],
    [["A", "B"], "2 usages would be released, then the role deleted"],
  ])("ends planned at %j and changes nothing", (ids, reason) => {
    const decision = decide(situation(planned(...ids)));

    expect(decision).toEqual({ kind: "end", outcome: { kind: "planned", reason, blockers: [] } });
  });

  it("does not say that nothing uses a role of which it cannot know", () => {
    const decision = decide(situation({ request: planning, observed: false }));

    expect(decision).toMatchObject({
      outcome: {
        kind: "planned",
        reason:
          "What uses the role is not known here; IAM would be asked to delete it, and refuses while it is in use",
      },
    });
  });

  it("ends as an application would that may not release: blocked, not planned", () => {
    const decision = decide(situation({ ...planned("A"), request: { ...planning, release: false } }));

    expect(decision).toMatchObject({
      outcome: { kind: "blocked", blockers: ["arn:aws:ivs:us-east-1:111122223333:channel/A"] },
    });
  });

  it("ends as an application would that does not know enough", () => {
    const use = judgeUse(["us-east-1"], [unread("us-east-1", false)]);

    const decision = decide(situation({ request: planning, use }));

    expect(decision).toMatchObject({ outcome: { kind: "refused" } });
  });
});
