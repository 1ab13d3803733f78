import { describe, expect, it } from "vitest";
import type { RoleRecord } from "../../../functions/core/record.ts";
import type { Role } from "../../../functions/core/role.ts";
import type { RoleUsage } from "../../../functions/core/usage.ts";
import { lookAtRole } from "../../../functions/services/look.ts";
import type { ServiceAdapter } from "../../../functions/services/port.ts";

const account = "111122223333";
const roleName = "AWSServiceRoleForIVSRecordToS3";
const readAt = "2026-11-20T09:00:00.000Z";

const role: Role = {
  roleName,
  roleId: "AROAEXAMPLEROLEID0001",
  arn: `arn:aws:iam::${account}:role/aws-service-role/ivs.amazonaws.com/${roleName}`,
  path: "/aws-service-role/ivs.amazonaws.com/",
  trusted: ["ivs.amazonaws.com"],
  createdAt: "2026-11-01T00:00:00.000Z",
  tags: {},
};

const usage = (region: string): RoleUsage => ({
  kind: "channel",
  arn: `arn:aws:ivs:${region}:${account}:channel/A`,
  region,
  release: "detach it",
  stage: 0,
});

const inUseIn = (...regions: readonly string[]): RoleRecord => ({
  account,
  role,
  principal: "ivs.amazonaws.com",
  status: "in-use",
  roleReadAt: "2026-11-20T08:00:00.000Z",
  regions: Object.fromEntries(
    ["us-east-1", "eu-west-1"].map((region) => {
      const usages = regions.includes(region) ? [usage(region)] : [];
      return [region, { kind: "read", region, readAt: "2026-11-20T08:00:00.000Z", usages }];
    }),
  ),
  statusSince: "2026-11-20T08:00:00.000Z",
  version: 1,
});

/** A world in which these Regions use the role; tells which Regions were asked. */
function world(shown: Role | undefined, ...using: readonly string[]) {
  const asked: string[] = [];
  const adapter: ServiceAdapter = {
    async findUsages(region) {
      asked.push(region);
      return using.includes(region) ? [usage(region)] : [];
    },
    readSettings: () => Promise.reject(new Error("not asked for")),
    release: () => Promise.reject(new Error("not asked for")),
    settingsAfterRelease: () => undefined,
    restore: () => Promise.reject(new Error("not asked for")),
  };
  const dependencies = {
    iam: { readRole: async () => shown },
    adapterFor: () => adapter,
    readEnabledRegions: async () => ["us-east-1", "eu-west-1", "us-west-1"],
    now: () => new Date(readAt),
  };
  return { asked, dependencies };
}

describe("lookAtRole", () => {
  it("is no earlier than what was known before it, though this function's clock is behind another's", async () => {
    const { dependencies } = world(role);
    const before = { ...inUseIn("us-east-1"), roleReadAt: "2026-11-20T09:00:00.020Z" };

    const late = await lookAtRole(dependencies, { account, roleName, before });
    const usual = await lookAtRole(dependencies, { account, roleName, before: inUseIn() });

    expect([late.roleReadAt, usual.roleReadAt]).toEqual(["2026-11-20T09:00:00.020Z", readAt]);
  });

  it("reads the role and every enabled Region of its service, and no other", async () => {
    const { asked, dependencies } = world(role, "us-east-1");

    const look = await lookAtRole(dependencies, { account, roleName, before: undefined });

    expect(asked.sort()).toEqual(["eu-west-1", "us-east-1"]);
    expect(look).toMatchObject({
      account,
      role,
      principal: "ivs.amazonaws.com",
      roleReadAt: readAt,
      expected: ["eu-west-1", "us-east-1"],
      observed: true,
      reacts: true,
    });
    expect(look.readings).toHaveLength(2);
  });

  it("reads only the Region that changed while the role stays in use", async () => {
    const { asked, dependencies } = world(role, "us-east-1");

    const before = inUseIn("us-east-1", "eu-west-1");
    const look = await lookAtRole(dependencies, { account, roleName, before, region: "eu-west-1" });

    expect(asked).toEqual(["eu-west-1"]);
    expect(look.readings).toEqual([{ kind: "read", region: "eu-west-1", readAt, usages: [] }]);
  });

  it("reads every Region in the same pass before a role can be called unused", async () => {
    const { asked, dependencies } = world(role);

    const before = inUseIn("eu-west-1");
    const look = await lookAtRole(dependencies, { account, roleName, before, region: "eu-west-1" });

    expect(new Set(asked)).toEqual(new Set(["eu-west-1", "us-east-1"]));
    expect(look.readings.map(({ region }) => region).sort()).toEqual(["eu-west-1", "us-east-1"]);
  });

  it("reads every Region when another one has listed resources of the Region that changed", async () => {
    const { asked, dependencies } = world(role, "us-east-1");
    const before: RoleRecord = {
      ...inUseIn("us-east-1"),
      regions: {
        ...inUseIn("us-east-1").regions,
        "eu-west-1": { kind: "read", region: "eu-west-1", readAt, usages: [usage("us-east-1")] },
      },
    };
    const look = (region: string) => lookAtRole(dependencies, { account, roleName, before, region });

    const full = await look("us-east-1");
    const wholePass = asked.splice(0);
    const partial = await look("eu-west-1");

    expect(wholePass.sort()).toEqual(["eu-west-1", "us-east-1"]);
    expect(full.readings).toHaveLength(2);
    expect(asked).toEqual(["eu-west-1"]);
    expect(partial.readings).toHaveLength(1);
  });

  it("hands on whether anything may be started because of what is seen", async () => {
    const { dependencies } = world(role);

    const look = await lookAtRole(dependencies, { account, roleName, before: undefined, reacts: false });

    expect(look.reacts).toBe(false);
  });

  it.each([
    ["nothing is known of the role", undefined, "us-east-1"],
    [
      "the role is another incarnation",
      { ...inUseIn("us-east-1"), role: { ...role, roleId: "AROAOTHER" } },
      "us-east-1",
    ],
    ["the service does not run in the Region that is told", inUseIn("us-east-1"), "us-west-1"],
    ["no Region is told", inUseIn("us-east-1"), undefined],
  ])("reads every Region when %s", async (_why, before, region) => {
    const { asked, dependencies } = world(role, "us-east-1");

    await lookAtRole(dependencies, {
      account,
      roleName,
      before,
      ...(region === undefined ? {} : { region }),
    });

    expect(asked.sort()).toEqual(["eu-west-1", "us-east-1"]);
  });

  it.each([
    ["is gone", undefined, roleName, undefined],
    ["is no service-linked role", { ...role, path: "/" }, roleName, undefined],
    [
      "belongs to a service that no file knows",
      { ...role, path: "/aws-service-role/fis.amazonaws.com/", trusted: ["fis.amazonaws.com"] },
      "AWSServiceRoleForFIS",
      "fis.amazonaws.com",
    ],
    [
      "has a known name under another principal",
      { ...role, path: "/aws-service-role/fis.amazonaws.com/", trusted: ["fis.amazonaws.com"] },
      roleName,
      "fis.amazonaws.com",
    ],
  ])("asks no Region about a role that %s", async (_what, shown, name, principal) => {
    const { asked, dependencies } = world(shown);

    const look = await lookAtRole(dependencies, { account, roleName: name, before: undefined });

    expect(asked).toEqual([]);
    expect(look).toMatchObject({ role: shown, expected: [], readings: [], observed: false });
    expect(look.principal).toBe(principal);
  });
});
