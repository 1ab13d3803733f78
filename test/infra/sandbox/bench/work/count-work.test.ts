import { describe, expect, it } from "vitest";
import { countWork } from "../../../../../infra/sandbox/bench/work/count-work.ts";

const call = (service: string, operation: string) => ({ service, operation });

describe("countWork", () => {
  it("counts states entered, and calls by what they are", () => {
    const types = [
      "ExecutionStarted",
      "PassStateEntered",
      "PassStateExited",
      "MapStateEntered",
      "MapIterationStarted",
    ];

    const work = countWork({
      service: "ivs",
      signingNames: ["ivs"],
      usages: 1,
      history: types.map((type) => ({ type })),
      calls: [
        call("ivs", "ListChannels"),
        call("ivs", "GetChannel"),
        call("ivs", "UpdateChannel"),
        call("iam", "GetRole"),
        call("iam", "DeleteServiceLinkedRole"),
        call("iam", "GetServiceLinkedRoleDeletionStatus"),
        call("dynamodb", "PutItem"),
      ],
    });

    expect(work).toEqual({
      service: "ivs",
      usages: 1,
      transitions: 2,
      iamCalls: 2,
      iamPolls: 1,
      serviceCalls: 2,
      calls: { dynamodb: 1, iam: 3, ivs: 3 },
    });
  });
});
