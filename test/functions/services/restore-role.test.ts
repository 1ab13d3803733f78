import { CreateServiceLinkedRoleCommand, TagRoleCommand } from "@aws-sdk/client-iam";
import { describe, expect, it } from "vitest";
import { iam } from "../../../functions/services/iam.ts";
import { type RestoreRoleRequest, restoreRole } from "../../../functions/services/restore-role.ts";
import { roleMaker } from "../../../functions/services/role-maker.ts";
import { account, startSandbox } from "./started-sandbox.ts";

const principal = "ivs.amazonaws.com";
const roleName = "AWSServiceRoleForIVSRecordToS3";
const arn = `arn:aws:iam::${account}:role/aws-service-role/${principal}/${roleName}`;
const settings = {
  principal,
  description: "Made by the media team",
  tags: { team: "streaming" },
  createdAt: "2026-11-01T00:00:00.000Z",
};

/** An account without the role, which its receipt tells as it was; and the calls that changed IAM. */
async function arrange() {
  const sandbox = await startSandbox();
  const iamClient = await sandbox.iam();
  const roles = iam(sandbox.iam);
  const restore = (more: Partial<RestoreRoleRequest> = {}) =>
    restoreRole(
      { iam: roles, roleMaker: roleMaker(sandbox.iam) },
      {
        roleName,
        arn,
        settings,
        force: false,
        refuse: async () => undefined,
        applies: true,
        ...more,
      },
    );
  const changes = () =>
    sandbox.gateway
      .calls()
      .map(({ operation }) => operation)
      .filter((operation) => operation !== "GetRole");
  return {
    ...sandbox,
    iamClient,
    roles,
    restore,
    changes,
    /** The service makes its role again by itself: bare, but for what is told. */
    async makeRole(description?: string, tags: Readonly<Record<string, string>> = {}) {
      await iamClient.send(
        new CreateServiceLinkedRoleCommand({ AWSServiceName: principal, Description: description }),
      );
      const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
      await iamClient.send(new TagRoleCommand({ RoleName: roleName, Tags }));
    },
  };
}

describe("restoreRole", () => {
  it("makes a role again that is gone, with its description and tags", async () => {
    const { restore, roles } = await arrange();

    const report = await restore();

    expect(report).toEqual({ arn, kind: "restored" });
    expect(await roles.readRole(roleName)).toMatchObject({
      trusted: [principal],
      description: "Made by the media team",
      tags: { team: "streaming" },
    });
  });

  it("makes a role again that had neither description nor tags, and asks for nothing more", async () => {
    const { restore, changes } = await arrange();

    const report = await restore({ settings: { ...settings, description: null, tags: {} } });

    expect(report).toEqual({ arn, kind: "restored" });
    expect(changes()).toEqual(["CreateServiceLinkedRole"]);
  });

  it("gives a role that its service has made again, bare, what it lacks", async () => {
    const { restore, makeRole, roles } = await arrange();
    await makeRole();
    const before = await roles.readRole(roleName);

    const report = await restore();

    expect(report).toEqual({ arn, kind: "restored" });
    expect(await roles.readRole(roleName)).toEqual({
      ...before,
      description: "Made by the media team",
      tags: { team: "streaming" },
    });
  });

  it.each([
    ["its tags", "Made by the media team", {}, ["TagRole"]],
    ["its description", undefined, { team: "streaming" }, ["UpdateRole"]],
  ])("changes only what a role lacks: %s", async (_what, description, tags, operations) => {
    const { restore, makeRole, changes } = await arrange();
    await makeRole(description, tags);
    const made = changes().length;

    await restore();

    expect(changes().slice(made)).toEqual(operations);
  });

  it("changes nothing of a role that is as it was", async () => {
    const { restore, changes } = await arrange();
    await restore();
    const made = changes().length;

    const again = await restore();

    expect(again).toEqual({ arn, kind: "already-as-it-was" });
    expect(changes()).toHaveLength(made);
  });

  it("finishes what a crash has interrupted between making a role and tagging it", async () => {
    const { restore, gateway, roles } = await arrange();
    const error = { code: "ServiceFailure", status: 500, message: "no" };
    gateway.faults.set([{ service: "iam", operation: "TagRole", error }]);
    await expect(restore()).rejects.toMatchObject({ Code: "ServiceFailure" });
    gateway.faults.set([]);

    const report = await restore();

    expect(report).toEqual({ arn, kind: "restored" });
    expect(await roles.readRole(roleName)).toMatchObject({ tags: { team: "streaming" } });
  });

  it("asks to be tried again while IAM does not show the role that it has just made, and then finishes", async () => {
    const { restore, gateway, roles } = await arrange();
    const error = { code: "NoSuchEntity", status: 404, message: "no" };
    gateway.faults.set([{ service: "iam", operation: "TagRole", error, times: 1 }]);
    await expect(restore()).rejects.toMatchObject({ name: "ResourceBusyError" });

    const report = await restore();

    expect(report).toEqual({ arn, kind: "restored" });
    expect(await roles.readRole(roleName)).toMatchObject({ tags: { team: "streaming" } });
  });

  it("leaves a role alone that somebody has changed since, and says what", async () => {
    const { restore, makeRole, roles } = await arrange();
    await makeRole("ours now", { team: "other" });

    const report = await restore();

    expect(report).toEqual({
      arn,
      kind: "changed-since",
      reason: "its description and tag team is another one now",
    });
    expect(await roles.readRole(roleName)).toMatchObject({
      description: "ours now",
      tags: { team: "other" },
    });
  });

  it("overwrites what somebody has changed when it is forced, and keeps what they have added", async () => {
    const { restore, makeRole, roles } = await arrange();
    await makeRole("ours now", { team: "other", owner: "somebody" });

    const report = await restore({ force: true });

    expect(report).toEqual({ arn, kind: "restored" });
    expect(await roles.readRole(roleName)).toMatchObject({
      description: "Made by the media team",
      tags: { team: "streaming", owner: "somebody" },
    });
  });

  it("only tells in plan mode what it would do, and asks nobody", async () => {
    const { restore, makeRole, changes } = await arrange();
    const refuse = () => Promise.reject(new Error("asked"));

    const absent = await restore({ applies: false, refuse });
    await makeRole();
    const made = changes().length;
    const bare = await restore({ applies: false, refuse });

    expect([absent, bare]).toEqual([
      { arn, kind: "to-restore" },
      { arn, kind: "to-restore" },
    ]);
    expect(changes()).toHaveLength(made);
  });

  it("changes nothing once it is refused, and says why", async () => {
    const { restore, makeRole, changes } = await arrange();
    const refuse = async () => "rolecall is paused";

    const absent = await restore({ refuse });
    await makeRole();
    const made = changes().length;
    const bare = await restore({ refuse });

    expect([absent, bare]).toEqual([
      { arn, kind: "refused", reason: "rolecall is paused" },
      { arn, kind: "refused", reason: "rolecall is paused" },
    ]);
    expect(changes()).toHaveLength(made);
  });

  it("waits while IAM still has a role that it does not show", async () => {
    const { restore, makeRole, gateway } = await arrange();
    await makeRole();
    const error = { code: "NoSuchEntity", status: 404, message: "no" };
    gateway.faults.set([{ service: "iam", operation: "GetRole", error }]);

    await expect(restore()).rejects.toMatchObject({ name: "ResourceBusyError" });
  });

  it.each([
    ["which has a custom suffix", "autoscaling.amazonaws.com", "AWSServiceRoleForAutoScaling_team"],
    [
      "whose name has an underscore of its own",
      "accountdiscovery.ssm.amazonaws.com",
      "AWSServiceRoleForAmazonSSM_AccountDiscovery",
    ],
    ["that no service file knows", "fis.amazonaws.com", "AWSServiceRoleForFIS"],
  ])("makes a role again %s, under just its name", async (_what, owner, name) => {
    const { restore, roles } = await arrange();

    const report = await restore({ roleName: name, settings: { ...settings, principal: owner } });

    expect(report).toMatchObject({ kind: "restored" });
    expect(await roles.readRole(name)).toMatchObject({ roleName: name, trusted: [owner] });
  });

  it("does not call it restored when IAM makes another role, and does not tag that one", async () => {
    const { restore, roles } = await arrange();

    const report = await restore({ roleName: "AWSServiceRoleForIVSOfOld" });

    expect(report).toEqual({
      arn,
      kind: "failed",
      reason: "IAM made AWSServiceRoleForIVSRecordToS3 for ivs.amazonaws.com instead",
    });
    expect(await roles.readRole(roleName)).toMatchObject({ tags: {} });
  });

  it.each([true, false])(
    "does not make a role again of which nobody knows how, and says so (applies: %s)",
    async (applies) => {
      const { restore, changes } = await arrange();
      const chat = {
        roleName: "AmazonChimeServiceChatStreamingAccess",
        settings: { ...settings, principal: "chime.amazonaws.com" },
        applies,
      };

      const report = await restore(chat);

      expect(report).toMatchObject({
        kind: "gone",
        reason: expect.stringMatching(
          /^it is not made again: .+ streaming is served by AWSServiceRoleForChimeSDKMessaging today$/,
        ),
      });
      expect(changes()).toEqual([]);
    },
  );

  it("gives a role that nobody knows how to make what it lacks, where it is there", async () => {
    const { restore, iamClient, roles } = await arrange();
    await iamClient.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: "chime.amazonaws.com" }));

    const report = await restore({
      roleName: "AmazonChimeServiceChatStreamingAccess",
      settings: { ...settings, principal: "chime.amazonaws.com" },
    });

    expect(report).toMatchObject({ kind: "restored" });
    expect(await roles.readRole("AmazonChimeServiceChatStreamingAccess")).toMatchObject({
      description: "Made by the media team",
      tags: { team: "streaming" },
    });
  });

  it("does not take a receipt for one that does not tell the principal", async () => {
    const { restore, changes } = await arrange();

    await expect(restore({ settings: { description: null, tags: {} } })).rejects.toThrow("principal");
    expect(changes()).toEqual([]);
  });
});
