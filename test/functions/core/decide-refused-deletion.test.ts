import { describe, expect, it } from "vitest";
import { decide } from "../../../functions/core/decide.ts";
import { judgeUse } from "../../../functions/core/usage.ts";
import { planOf, read, situation, usage } from "./examples.ts";

const deletion = {
  reason: "it is in use",
  blockers: [{ arn: "arn:x", region: "us-east-1" }, { arn: "arn:x" }],
};
const nameless = { reason: "it is in use", blockers: [] };
const blocked = (blockers: readonly string[]) => ({
  kind: "end",
  outcome: { kind: "blocked", reason: "IAM refused the deletion: it is in use", blockers },
});

describe("decide, after IAM has refused a deletion", () => {
  it("asks once more when the service shows nothing that uses the role", () => {
    const decision = decide(situation({ deletion, round: 2 }));

    expect(decision).toEqual({ kind: "delete" });
  });

  it("asks in the last round and ends blocked in the one after, naming what IAM named, each once", () => {
    const last = decide(situation({ deletion, round: 3 }));
    const after = decide(situation({ deletion, round: 4 }));

    expect(last).toEqual({ kind: "delete" });
    expect(after).toEqual(blocked(["arn:x"]));
  });

  it("ends blocked at once when nobody but IAM can tell what is in the way", () => {
    const decision = decide(situation({ deletion, observed: false, round: 2 }));

    expect(decision).toEqual(blocked(["arn:x"]));
  });

  it("asks again within the budget when IAM names nothing", () => {
    const within = decide(situation({ deletion: nameless, observed: false, round: 3 }));
    const after = decide(situation({ deletion: nameless, observed: false, round: 4 }));

    expect(within).toEqual({ kind: "delete" });
    expect(after).toEqual(blocked([]));
  });

  it("releases what the new look finds of the plan", () => {
    const use = judgeUse(["us-east-1"], [read("us-east-1", [usage("A")])]);

    const decision = decide(situation({ plan: planOf(usage("A")), use, deletion, round: 2 }));

    expect(decision).toMatchObject({ kind: "release", stages: [[usage("A")]] });
  });
});
