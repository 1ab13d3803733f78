import { describe, expect, it } from "vitest";
import {
  nothingBeyondPlan,
  type Permitted,
} from "../../../../../infra/sandbox/faults/checks/nothing-beyond-plan.ts";
import type { Estate } from "../../../../../infra/sandbox/faults/checks/traces.ts";
import { WELL_ENDED } from "./run-ends.ts";

const RECORDING = "arn:aws:ivs:eu-west-1:111122223333:recording-configuration/a";
const CHANNEL = "arn:aws:ivs:eu-west-1:111122223333:channel/b";

const usage = (arn: string) => ({ kind: "k", arn, region: "eu-west-1", release: "free it", stage: 0 });

const PLAN = {
  account: "111122223333",
  roleName: "R",
  roleId: "AROA1",
  roleArn: "arn:aws:iam::111122223333:role/R",
  usages: [usage(RECORDING), usage(CHANNEL)],
  digest: "d",
};

const estate = (
  resources: Readonly<Record<string, string>>,
  roles: Readonly<Record<string, string>> = {},
): Estate => ({
  resources: new Map(Object.entries(resources)),
  roles: new Map(Object.entries(roles)),
});

const PERMITTED: Permitted = { touched: new Set(), runs: [WELL_ENDED], replacements: new Set() };
const PLANNED: Permitted = { ...PERMITTED, runs: [{ ...WELL_ENDED, plan: PLAN }] };

describe("nothingBeyondPlan", () => {
  it("lets a plan change what it names, and delete recording configurations only", () => {
    const before = estate({ [RECORDING]: "1", [CHANNEL]: "1" });

    expect(nothingBeyondPlan(before, estate({ [CHANNEL]: "2" }), PLANNED)).toEqual([]);
    expect(nothingBeyondPlan(before, estate({ [RECORDING]: "1" }), PLANNED)).toEqual([
      `${CHANNEL} was deleted`,
    ]);
  });

  it("tells of changes, deletions and creations that stand in no plan", () => {
    const before = estate({ [CHANNEL]: "1" });

    expect(nothingBeyondPlan(before, estate({ [CHANNEL]: "2" }), PERMITTED)).toEqual([
      `${CHANNEL} was changed and stands in no plan`,
    ]);
    expect(nothingBeyondPlan(before, estate({}), PERMITTED)).toEqual([`${CHANNEL} was deleted`]);
    expect(nothingBeyondPlan(before, estate({ [CHANNEL]: "1", [RECORDING]: "1" }), PERMITTED)).toEqual([
      `${RECORDING} was made`,
    ]);
  });

  it("tells of other roles that are not what they were", () => {
    const before = estate({}, { R: "AROA1", Other: "AROA5" });

    expect(nothingBeyondPlan(before, estate({}, { Other: "AROA5" }), PERMITTED)).toEqual([]);
    expect(nothingBeyondPlan(before, estate({}, { Other: "AROA6" }), PERMITTED)).toEqual([
      "Other is not the role that it was",
    ]);
  });

  it("does not take an owner's hand, or a restore's replacement, for rolecall's work", () => {
    const before = estate({ [CHANNEL]: "1" });
    const owners = { ...PERMITTED, touched: new Set([CHANNEL]), replacements: new Set([RECORDING]) };

    expect(nothingBeyondPlan(before, estate({ [RECORDING]: "1" }), owners)).toEqual([]);
  });
});
