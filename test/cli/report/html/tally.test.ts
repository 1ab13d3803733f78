import { describe, expect, it } from "vitest";
import { tallyOf, totalOf } from "../../../../cli/report/html/tally.ts";
import { accountOf, findingOf, readIn, readings, recordOf, reportRole, roleOf, usageOf } from "./samples.ts";

const used = (name: string, ...ids: readonly string[]) =>
  recordOf(roleOf(name), {
    status: "in-use",
    regions: readings(readIn("us-east-1", ...ids.map((id) => usageOf("us-east-1", id)))),
  });

describe("tallyOf", () => {
  it("counts roles by verdict, those that are gone apart, and findings by status", () => {
    const roles = [
      recordOf(roleOf("A")),
      recordOf(roleOf("B"), { status: "unobserved", regions: {} }),
      recordOf(roleOf("C"), { status: "gone", regions: {} }),
      recordOf(roleOf("Protected")),
    ].map((record) => reportRole(record));

    const tally = tallyOf(accountOf(roles, [findingOf("A"), findingOf("B", { status: "closed" })]));

    expect(tally).toEqual({
      present: 3,
      verdicts: { "can-go": 1, "in-use": 0, "ask-iam": 1, unknown: 0, protected: 1, gone: 1 },
      usages: 0,
      byHand: 0,
      openFindings: 1,
      closedFindings: 1,
    });
  });

  it("counts a usage that two roles share once, and none of a protected role", () => {
    const byHand = recordOf(roleOf("Hand"), {
      status: "in-use",
      regions: readings(readIn("us-east-1", usageOf("us-east-1", "c", { byHand: true }))),
    });
    const roles = [used("A", "a", "b"), used("B", "b"), byHand, used("Protected", "d")];

    const { usages, byHand: hands } = tallyOf(accountOf(roles.map((record) => reportRole(record))));

    expect([usages, hands]).toEqual([3, 1]);
  });
});

describe("totalOf", () => {
  it("adds up accounts", () => {
    const one = tallyOf(accountOf([reportRole(used("A", "a"))], [findingOf("A")]));

    expect(totalOf([one, one])).toEqual({
      present: 2,
      verdicts: { "can-go": 0, "in-use": 2, "ask-iam": 0, unknown: 0, protected: 0, gone: 0 },
      usages: 2,
      byHand: 0,
      openFindings: 2,
      closedFindings: 0,
    });
  });
});
