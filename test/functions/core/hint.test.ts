import { describe, expect, it } from "vitest";
import { readHint, type TrailCall } from "../../../functions/core/hint.ts";

const watch = { account: "111122223333", ownRolePath: "/rolecall/" };

const call = (more: Partial<TrailCall> = {}): TrailCall => ({
  eventSource: "iam.amazonaws.com",
  eventName: "TagRole",
  region: "us-east-1",
  account: "111122223333",
  time: "2026-11-20T09:00:00Z",
  roleName: "AWSServiceRoleForMediaTailor",
  ...more,
});

describe("readHint", () => {
  it.each([
    ["CreateServiceLinkedRole", "created"],
    ["DeleteServiceLinkedRole", "deletion-submitted"],
    ["TagRole", "edited"],
    ["UntagRole", "edited"],
    ["UpdateRole", "edited"],
    ["UpdateRoleDescription", "edited"],
  ])("takes IAM's %s as a hint at the role it names", (eventName, change) => {
    const hint = readHint(call({ eventName }), watch);

    expect(hint).toEqual({ kind: "role", roleName: "AWSServiceRoleForMediaTailor", change });
  });

  it("takes a call of another service as a hint at its usages, there", () => {
    const hint = readHint(
      call({ eventSource: "ivs.amazonaws.com", eventName: "DeleteChannel", region: "eu-west-1" }),
      watch,
    );

    expect(hint).toEqual({
      kind: "usage",
      eventSource: "ivs.amazonaws.com",
      eventName: "DeleteChannel",
      region: "eu-west-1",
      own: false,
    });
  });

  it("says of a call of a service that rolecall made itself that it did", () => {
    const issuerArn = "arn:aws:iam::111122223333:role/rolecall/release-usage";

    expect(readHint(call({ eventSource: "ivs.amazonaws.com", issuerArn }), watch)).toMatchObject({
      kind: "usage",
      own: true,
    });
  });

  it.each([
    [
      "of another account",
      { account: "444455556666" },
      "it happened in account 444455556666, not in 111122223333",
    ],
    ["that failed", { errorCode: "AccessDenied" }, "the call failed with AccessDenied"],
    [
      "of IAM that rolecall made itself",
      { issuerArn: "arn:aws:iam::111122223333:role/rolecall/release-usage" },
      "rolecall made the call itself, as arn:aws:iam::111122223333:role/rolecall/release-usage",
    ],
    ["of IAM about something else", { eventName: "CreateUser" }, "CreateUser changes no service-linked role"],
    ["of IAM without a role", { roleName: undefined }, "TagRole names no role"],
  ])("ignores a call %s", (_what, more, reason) => {
    const hint = readHint(call(more), watch);

    expect(hint).toEqual({ kind: "ignored", reason });
  });

  it.each([
    "arn:aws:iam::111122223333:role/rolecall-admin",
    "arn:aws:iam::111122223333:role/team/rolecall/x",
    "arn:aws:iam::111122223333:role/Administrator",
  ])("counts a call by %s, which is not rolecall's own", (issuerArn) => {
    const hint = readHint(call({ issuerArn }), watch);

    expect(hint).toMatchObject({ kind: "role" });
  });
});
