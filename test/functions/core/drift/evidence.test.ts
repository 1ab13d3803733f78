import { describe, expect, it } from "vitest";
import { evidenceOf } from "../../../../functions/core/drift/evidence.ts";
import { read, unread, usage } from "../examples.ts";
import { unusedRecord } from "./examples.ts";

const arn = (id: string) => `arn:aws:ivs:us-east-1:111122223333:channel/${id}`;

describe("evidenceOf", () => {
  it("says what was read of an unused role, when and where", () => {
    expect(evidenceOf(unusedRecord)).toEqual({
      status: "unused",
      roleArn:
        "arn:aws:iam::111122223333:role/aws-service-role/ivs.amazonaws.com/AWSServiceRoleForIVSRecordToS3",
      createdAt: "2026-01-01T00:00:00.000Z",
      roleReadAt: "2026-11-20T11:00:00.000Z",
      completeAt: "2026-11-20T11:00:00.000Z",
      regionsRead: ["eu-west-1", "us-east-1"],
      regionsUnread: [],
      usages: [],
    });
  });

  it("says who made the role, and when it was used last, where that is known", () => {
    const origin = { eventId: "e", at: "2026-01-01T00:00:00Z", call: "CreateServiceLinkedRole" };
    const { completeAt: _, ...record } = unusedRecord;

    const evidence = evidenceOf({
      ...record,
      role: { ...record.role, lastUsedAt: "2026-02-01T00:00:00Z" },
      origin,
    });

    expect(evidence).toMatchObject({ lastUsedAt: "2026-02-01T00:00:00Z", origin });
    expect(evidence).not.toHaveProperty("completeAt");
  });

  it("lists usages and Regions in an order that no look changes, with the reason for each that was not read", () => {
    const regions = {
      "us-west-2": unread("us-west-2"),
      "us-east-1": read("us-east-1", [usage("B"), usage("A")]),
      "ap-south-1": unread("ap-south-1"),
      "eu-west-1": read("eu-west-1", [usage("A")]),
    };

    expect(evidenceOf({ ...unusedRecord, regions })).toMatchObject({
      regionsRead: ["eu-west-1", "us-east-1"],
      regionsUnread: ["ap-south-1: ap-south-1 is dark", "us-west-2: us-west-2 is dark"],
      usages: [arn("A"), arn("B")],
    });
  });

  it("names fifty usages, and only counts the rest", () => {
    const ids = Array.from({ length: 52 }, (_, index) => usage(String(100 + index)));
    const of = (count: number) =>
      evidenceOf({ ...unusedRecord, regions: { "us-east-1": read("us-east-1", ids.slice(0, count)) } })
        .usages;

    expect(of(50)).toHaveLength(50);
    expect(of(50).at(-1)).toBe(arn("149"));
    expect(of(52)).toHaveLength(51);
    expect(of(52).slice(-2)).toEqual([arn("149"), "and 2 more"]);
  });
});
