import { describe, expect, it } from "vitest";
import { compareToPlan, makePlan, planText, stagesOf } from "../../../functions/core/plan.ts";
import { planOf, usage } from "./examples.ts";

/** Its ARN comes before the others', its stage after them. */
const late = usage("0", { stage: 1, kind: "recording-configuration" });

describe("makePlan", () => {
  it("orders usages by stage, then by ARN, whatever order they were found in", () => {
    const plan = makePlan(planOf(late, usage("B"), usage("A")));

    expect(plan.usages).toEqual([usage("A"), usage("B"), late]);
  });

  it("makes the same plan of the same world in another order", () => {
    const one = makePlan(planOf(usage("A"), late, usage("B")));
    const other = makePlan(planOf(usage("B"), usage("A"), late));

    expect(planText(one)).toBe(planText(other));
  });

  it("leaves the list it was given as it was", () => {
    const usages = [usage("B"), usage("A")];

    makePlan(planOf(...usages));

    expect(usages).toEqual([usage("B"), usage("A")]);
  });
});

describe("planText", () => {
  it("is this text, to the letter: digests of approved plans depend on it", () => {
    const text = planText(planOf(usage("A")));

    expect(text).toBe(
      '["rolecall plan 1","111122223333","AWSServiceRoleForIVSRecordToS3","AROAEXAMPLEROLEID0001",' +
        '"arn:aws:iam::111122223333:role/aws-service-role/ivs.amazonaws.com/AWSServiceRoleForIVSRecordToS3",' +
        '[[0,"us-east-1","channel","arn:aws:ivs:us-east-1:111122223333:channel/A","detach it"]]]',
    );
  });

  it.each([
    ["account", { ...planOf(usage("A")), account: "444455556666" }],
    ["role name", { ...planOf(usage("A")), roleName: "Other" }],
    ["incarnation", { ...planOf(usage("A")), roleId: "AROAEXAMPLEROLEID0002" }],
    ["role ARN", { ...planOf(usage("A")), roleArn: "arn:aws:iam::111122223333:role/other" }],
    ["usages", planOf()],
    ["ARN of a usage", planOf(usage("B"))],
    ["stage of a usage", planOf(usage("A", { stage: 1 }))],
    ["Region of a usage", planOf(usage("A", { region: "eu-west-1" }))],
    ["kind of a usage", planOf(usage("A", { kind: "recording-configuration" }))],
    ["release of a usage", planOf(usage("A", { release: "delete it" }))],
  ])("is another text when the %s differs", (_what, plan) => {
    const text = planText(plan);

    expect(text).not.toBe(planText(planOf(usage("A"))));
  });
});

describe("stagesOf", () => {
  it("puts lower stages first and keeps the order within a stage", () => {
    const stages = stagesOf([late, usage("B"), usage("A")]);

    expect(stages).toEqual([[usage("B"), usage("A")], [late]]);
  });

  it("makes no stage of nothing", () => {
    const stages = stagesOf([]);

    expect(stages).toEqual([]);
  });
});

describe("compareToPlan", () => {
  it("tells what is left of the plan from what appeared later, by ARN", () => {
    const comparison = compareToPlan(planOf(usage("A"), usage("B")), [usage("B"), usage("C")]);

    expect(comparison).toEqual({ left: [usage("B")], unplanned: [usage("C")] });
  });
});
