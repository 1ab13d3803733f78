import { describe, expect, it } from "vitest";
import {
  blockersOf,
  type DeletionReport,
  judgeDeletion,
  needsPresence,
} from "../../../functions/core/deletion.ts";

const report = (status: DeletionReport["status"]): DeletionReport => ({ status, blockers: [] });

describe("judgeDeletion", () => {
  it.each([
    ["NOT_STARTED", undefined, "pending"],
    ["NOT_STARTED", "gone", "pending"],
    ["IN_PROGRESS", undefined, "pending"],
    ["IN_PROGRESS", "gone", "pending"],
    ["SUCCEEDED", "gone", "deleted"],
    ["SUCCEEDED", "present", "pending"],
    ["SUCCEEDED", "recreated", "recreated"],
    ["SUCCEEDED", undefined, "pending"],
    ["NOT_FOUND", "gone", "deleted"],
    ["NOT_FOUND", "present", "pending"],
    ["NOT_FOUND", "recreated", "recreated"],
    ["NOT_FOUND", undefined, "pending"],
  ] as const)("calls a task that is %s while the role is %s %s", (status, presence, kind) => {
    const verdict = judgeDeletion(report(status), presence);

    expect(verdict).toEqual({ kind });
  });

  it("calls a failed task in use, with IAM's reason and blockers", () => {
    const verdict = judgeDeletion(
      { status: "FAILED", reason: "it is in use", blockers: [{ arn: "arn:x" }] },
      undefined,
    );

    expect(verdict).toEqual({ kind: "in-use", reason: "it is in use", blockers: [{ arn: "arn:x" }] });
  });

  it("calls a failed task in use all the same when IAM gives no reason and names nothing", () => {
    const verdict = judgeDeletion(report("FAILED"), undefined);

    expect(verdict).toEqual({ kind: "in-use", reason: "IAM gave no reason", blockers: [] });
  });

  it("does not take a status that it does not know for any of those it knows", () => {
    const unknown: DeletionReport = JSON.parse('{"status": "CANCELLED", "blockers": []}');

    expect(() => judgeDeletion(unknown, "gone")).toThrow('Unknown deletion status: "CANCELLED"');
  });
});

describe("needsPresence", () => {
  it.each([
    ["SUCCEEDED", true],
    ["NOT_FOUND", true],
    ["FAILED", false],
    ["IN_PROGRESS", false],
    ["NOT_STARTED", false],
  ] as const)("answers for %s: %s", (status, needed) => {
    expect(needsPresence(report(status))).toBe(needed);
  });
});

describe("blockersOf", () => {
  it("takes the Region from the ARN, since IAM's own has been seen to be wrong", () => {
    const blockers = blockersOf([
      { Region: "eu-north-1", Resources: ["arn:aws:ivs:eu-west-1:111122223333:channel/A"] },
    ]);

    expect(blockers).toEqual([{ arn: "arn:aws:ivs:eu-west-1:111122223333:channel/A", region: "eu-west-1" }]);
  });

  it("takes IAM's Region where the ARN has none", () => {
    const blockers = blockersOf([{ Region: "eu-north-1", Resources: ["arn:aws:s3:::bucket", "a name"] }]);

    expect(blockers).toEqual([
      { arn: "arn:aws:s3:::bucket", region: "eu-north-1" },
      { arn: "a name", region: "eu-north-1" },
    ]);
  });

  it("reads a list of which every member is missing", () => {
    const blockers = blockersOf([{}, { Region: "eu-north-1" }, { Resources: ["a name"] }]);

    expect(blockers).toEqual([{ arn: "a name" }]);
  });
});
