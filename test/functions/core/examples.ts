import type { Situation } from "../../../functions/core/decide.ts";
import type { SealedPlan } from "../../../functions/core/plan.ts";
import type { Look, RoleRecord } from "../../../functions/core/record.ts";
import type { DecommissionRequest } from "../../../functions/core/request.ts";
import type { Role } from "../../../functions/core/role.ts";
import type { RegionReading, RoleUsage } from "../../../functions/core/usage.ts";

/** An IVS channel in use, with a short ARN. */
export const usage = (id: string, more: Partial<RoleUsage> = {}): RoleUsage => ({
  kind: "channel",
  arn: `arn:aws:ivs:us-east-1:111122223333:channel/${id}`,
  region: "us-east-1",
  release: "detach it",
  stage: 0,
  ...more,
});

/** A Region that was read and said this. */
export const read = (
  region: string,
  usages: readonly RoleUsage[] = [],
  readAt = "2026-11-20T09:00:00.000Z",
): RegionReading => ({ kind: "read", region, readAt, usages });

/** A Region that could not be read. */
export const unread = (
  region: string,
  retryable = true,
  readAt = "2026-11-20T09:00:00.000Z",
): RegionReading => ({ kind: "unread", region, readAt, reason: `${region} is dark`, retryable });

/** A request to apply. */
export const request: DecommissionRequest = {
  roleName: "AWSServiceRoleForIVSRecordToS3",
  mode: "apply",
  release: true,
  maxRounds: 3,
};

/** A plan that names these usages. */
export const planOf = (...usages: readonly RoleUsage[]): SealedPlan => ({
  account: "111122223333",
  roleName: "AWSServiceRoleForIVSRecordToS3",
  roleId: "AROAEXAMPLEROLEID0001",
  roleArn: "arn:aws:iam::111122223333:role/aws-service-role/ivs.amazonaws.com/AWSServiceRoleForIVSRecordToS3",
  usages,
  digest: "d".repeat(64),
});

/** A first round in which nothing uses the role. */
export const situation = (more: Partial<Situation> = {}): Situation => ({
  request,
  plan: planOf(),
  use: { kind: "unused" },
  round: 1,
  releases: [],
  observed: true,
  asksIamFirst: false,
  ...more,
});

/** The role of IVS, in one incarnation. */
export const role: Role = {
  roleName: "AWSServiceRoleForIVSRecordToS3",
  roleId: "AROAEXAMPLEROLEID0001",
  arn: "arn:aws:iam::111122223333:role/aws-service-role/ivs.amazonaws.com/AWSServiceRoleForIVSRecordToS3",
  path: "/aws-service-role/ivs.amazonaws.com/",
  trusted: ["ivs.amazonaws.com"],
  createdAt: "2026-11-01T00:00:00.000Z",
  tags: {},
};

/** Second so many of a day: times that are written short and compare as they should. */
export const at = (second: number): string => `2026-11-20T09:00:${String(second).padStart(2, "0")}.000Z`;

/** A look at that second at a role with two Regions; what each says is told by its usages, or `"dark"`. */
export const lookAt = (
  second: number,
  regions: { readonly [region: string]: readonly RoleUsage[] | "dark" },
  more: Partial<Look> = {},
): Look => ({
  account: "111122223333",
  role,
  principal: "ivs.amazonaws.com",
  roleReadAt: at(second),
  expected: ["us-east-1", "eu-west-1"],
  readings: Object.entries(regions).map(([region, said]) =>
    said === "dark" ? unread(region, true, at(second)) : read(region, said, at(second)),
  ),
  observed: true,
  reacts: true,
  ...more,
});

/** A record of a role in use in us-east-1, as of second 0. */
export const recordInUse: RoleRecord = {
  account: "111122223333",
  role,
  principal: "ivs.amazonaws.com",
  status: "in-use",
  roleReadAt: at(0),
  regions: { "us-east-1": read("us-east-1", [usage("A")], at(0)), "eu-west-1": read("eu-west-1", [], at(0)) },
  statusSince: at(0),
  version: 1,
  doubtedAt: at(0),
};
