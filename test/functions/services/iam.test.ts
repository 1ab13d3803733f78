import { CreateServiceLinkedRoleCommand, ListRolesCommand, TagRoleCommand } from "@aws-sdk/client-iam";
import { CreateRecordingConfigurationCommand, IvsClient } from "@aws-sdk/client-ivs";
import { describe, expect, it } from "vitest";
import { iam } from "../../../functions/services/iam.ts";
import { account, type StartOptions, startSandbox } from "./started-sandbox.ts";

const roleName = "AWSServiceRoleForIVSRecordToS3";

async function arrange(options: StartOptions["iam"] = {}) {
  const sandbox = await startSandbox({ iam: options });
  const client = await sandbox.iam();
  const { Role } = await client.send(
    new CreateServiceLinkedRoleCommand({ AWSServiceName: "ivs.amazonaws.com" }),
  );
  /** Lets GetRole answer with these members in the place of its own. */
  const show = (members: object) =>
    sandbox.gateway.faults.set([
      { service: "iam", operation: "GetRole", answer: { Role: { ...Role, ...members } } },
    ]);
  const trust = (document: unknown) =>
    show({ AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(document)) });
  return { ...sandbox, client, roleId: Role?.RoleId ?? "", iam: iam(sandbox.iam), show, trust };
}

const refuse = (operation: string, code: string, status: number) => [
  { service: "iam", operation, error: { code, status, message: "no" } },
];

describe("readRole", () => {
  it("reads a role with all that is known of it", async () => {
    const { iam, client, roleId } = await arrange();
    await client.send(new TagRoleCommand({ RoleName: roleName, Tags: [{ Key: "keep", Value: "yes" }] }));

    const role = await iam.readRole(roleName);

    expect(role).toEqual({
      roleName,
      roleId,
      arn: `arn:aws:iam::${account}:role/aws-service-role/ivs.amazonaws.com/${roleName}`,
      path: "/aws-service-role/ivs.amazonaws.com/",
      trusted: ["ivs.amazonaws.com"],
      createdAt: "2026-11-20T09:00:00.000Z",
      tags: { keep: "yes" },
    });
  });

  it("reads a description and the last use where IAM tells them", async () => {
    const { iam, show } = await arrange();
    show({
      Description: "made by the service",
      RoleLastUsed: { LastUsedDate: new Date("2026-11-19T08:00:00Z"), Region: "us-east-1" },
    });

    const role = await iam.readRole(roleName);

    expect(role).toMatchObject({
      description: "made by the service",
      lastUsedAt: "2026-11-19T08:00:00.000Z",
    });
  });

  it("answers nothing of a role that IAM does not have", async () => {
    const { iam } = await arrange();

    const role = await iam.readRole("AWSServiceRoleForNobody");

    expect(role).toBeUndefined();
  });

  it.each([
    ["one service", { Service: "a.amazonaws.com" }, ["a.amazonaws.com"]],
    ["a list", { Service: ["a.amazonaws.com", "b.amazonaws.com"] }, ["a.amazonaws.com", "b.amazonaws.com"]],
    ["everybody", "*", []],
    ["accounts only", { AWS: "arn:aws:iam::444455556666:root" }, []],
  ])("reads a trust policy that names %s", async (_what, Principal, trusted) => {
    const { iam, trust } = await arrange();
    trust({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal }] });

    const role = await iam.readRole(roleName);

    expect(role?.trusted).toEqual(trusted);
  });

  it("reads a trust policy whose statement is not in a list, or names nobody", async () => {
    const { iam, trust } = await arrange();
    trust({ Statement: { Effect: "Allow", Action: ["sts:AssumeRole"], Principal: { Service: ["a.b"] } } });
    const alone = await iam.readRole(roleName);
    trust({ Statement: [{ Effect: "Deny", NotPrincipal: { Service: "a.b" } }] });
    const nobody = await iam.readRole(roleName);

    expect(alone?.trusted).toEqual(["a.b"]);
    expect(nobody?.trusted).toEqual([]);
  });

  it("trusts nobody where IAM leaves the trust policy out", async () => {
    const { iam, show } = await arrange();
    show({ AssumeRolePolicyDocument: undefined });

    const role = await iam.readRole(roleName);

    expect(role?.trusted).toEqual([]);
  });
});

describe("listServiceLinkedRoles", () => {
  it("lists every service-linked role, of every page, as the listing shows it", async () => {
    const { iam, client, gateway, roleId } = await arrange({ mostPageItems: 1 });
    for (const AWSServiceName of ["mediatailor.amazonaws.com", "batch.amazonaws.com"]) {
      await client.send(new CreateServiceLinkedRoleCommand({ AWSServiceName }));
    }

    const roles = await iam.listServiceLinkedRoles();

    expect(roles.map((role) => role.roleName)).toEqual([
      "AWSServiceRoleForBatch",
      "AWSServiceRoleForIVSRecordToS3",
      "AWSServiceRoleForMediaTailor",
    ]);
    expect(roles[1]).toEqual({
      roleName,
      roleId,
      arn: `arn:aws:iam::${account}:role/aws-service-role/ivs.amazonaws.com/${roleName}`,
      path: "/aws-service-role/ivs.amazonaws.com/",
      trusted: ["ivs.amazonaws.com"],
      createdAt: "2026-11-20T09:00:00.000Z",
    });
    expect(gateway.calls().filter(({ operation }) => operation === "ListRoles")).toHaveLength(3);
  });

  it("leaves out a role that another principal may assume than its path says", async () => {
    const { iam, client, gateway } = await arrange();
    const { Roles = [] } = await client.send(new ListRolesCommand({}));
    const AssumeRolePolicyDocument = encodeURIComponent(
      '{"Statement":[{"Principal":{"Service":"ec2.amazonaws.com"}}]}',
    );
    const answer = {
      IsTruncated: false,
      Roles: Roles.map((role) => ({ ...role, AssumeRolePolicyDocument })),
    };
    gateway.faults.set([{ service: "iam", operation: "ListRoles", answer }]);

    expect(await iam.listServiceLinkedRoles()).toEqual([]);
  });
});

describe("submitDeletion", () => {
  it("answers the id of the task, and of the same task while it runs", async () => {
    const { iam } = await arrange();

    const first = await iam.submitDeletion(roleName);
    const second = await iam.submitDeletion(roleName);

    expect(first).toMatch(/^task\/aws-service-role\/ivs\.amazonaws\.com\/AWSServiceRoleForIVSRecordToS3\//);
    expect(second).toBe(first);
  });

  it("answers nothing if the role is gone", async () => {
    const { iam } = await arrange();

    const taskId = await iam.submitDeletion("AWSServiceRoleForNobody");

    expect(taskId).toBeUndefined();
  });
});

describe("readDeletion", () => {
  it("reads a task from its start to its success", async () => {
    const { iam, clock } = await arrange();
    const taskId = (await iam.submitDeletion(roleName)) ?? "";

    const first = await iam.readDeletion(taskId);
    await clock.advance(1);
    const then = await iam.readDeletion(taskId);
    await clock.advance(5);
    const last = await iam.readDeletion(taskId);

    expect([first.status, then.status, last.status]).toEqual(["NOT_STARTED", "IN_PROGRESS", "SUCCEEDED"]);
    expect(await iam.readRole(roleName)).toBeUndefined();
  });

  it("reads why a task failed and what is in the way, by the Region of the ARN", async () => {
    const { iam, clock, settings } = await arrange({ usageRegion: "elsewhere" });
    const destinationConfiguration = { s3: { bucketName: "recordings" } };
    const made = await new IvsClient({ ...settings, region: "eu-west-1" }).send(
      new CreateRecordingConfigurationCommand({ destinationConfiguration }),
    );
    const taskId = (await iam.submitDeletion(roleName)) ?? "";
    await clock.advance(5);

    const report = await iam.readDeletion(taskId);

    expect(report).toEqual({
      status: "FAILED",
      reason: expect.stringContaining("in use"),
      blockers: [{ arn: made.recordingConfiguration?.arn, region: "eu-west-1" }],
    });
  });

  it.each([
    ["no reason at all", { Status: "FAILED" }, { status: "FAILED", blockers: [] }],
    ["an empty reason", { Status: "FAILED", Reason: {} }, { status: "FAILED", blockers: [] }],
    [
      "a list whose entries lack members",
      { Status: "FAILED", Reason: { Reason: "busy", RoleUsageList: [{}, { Resources: ["a name"] }] } },
      { status: "FAILED", reason: "busy", blockers: [{ arn: "a name" }] },
    ],
  ])("reads a failed task with %s", async (_what, answer, report) => {
    const { iam, gateway } = await arrange();
    const operation = "GetServiceLinkedRoleDeletionStatus";
    gateway.faults.set([{ service: "iam", operation, answer }]);

    expect(await iam.readDeletion("task/any")).toEqual(report);
  });

  it("says of a task that is not found only that, since it may be to come or past", async () => {
    const { iam } = await arrange({ taskHiddenSeconds: 60 });
    const taskId = (await iam.submitDeletion(roleName)) ?? "";

    const report = await iam.readDeletion(taskId);

    expect(report).toEqual({ status: "NOT_FOUND", blockers: [] });
  });

  it("refuses an answer without the status that AWS documents", async () => {
    const { iam, gateway } = await arrange();
    gateway.faults.set([{ service: "iam", operation: "GetServiceLinkedRoleDeletionStatus", answer: {} }]);

    await expect(iam.readDeletion("task/any")).rejects.toMatchObject({ name: "UnexpectedAnswerError" });
  });
});

describe("iam", () => {
  it.each([
    ["AccessDenied", 403],
    ["Throttling", 400],
    ["LimitExceeded", 409],
    ["ServiceFailure", 500],
  ])("passes %s on as the SDK throws it", async (code, status) => {
    const { iam, gateway } = await arrange();
    gateway.faults.set(refuse("*", code, status));
    const asThrown = expect.objectContaining({
      Code: code,
      $metadata: expect.objectContaining({ httpStatusCode: status }),
    });

    await expect(iam.readRole(roleName)).rejects.toEqual(asThrown);
    await expect(iam.listServiceLinkedRoles()).rejects.toEqual(asThrown);
    await expect(iam.submitDeletion(roleName)).rejects.toEqual(asThrown);
    await expect(iam.readDeletion("task/any")).rejects.toEqual(asThrown);
  });
});
