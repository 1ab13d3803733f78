import { CreateServiceLinkedRoleCommand } from "@aws-sdk/client-iam";
import { describe, expect, it } from "vitest";
import { arn, arrangeRoleRestore, principal, roleName, settings } from "./arranged-role-restore.ts";

describe("restoreRole", () => {
  it("makes a role again that is gone, with its description and tags", async () => {
    const { restore, roles } = await arrangeRoleRestore();

    const report = await restore();

    expect(report).toEqual({ arn, kind: "restored" });
    expect(await roles.readRole(roleName)).toMatchObject({
      trusted: [principal],
      description: "Made by the media team",
      tags: { team: "streaming" },
    });
  });

  it("makes a role again that had neither description nor tags, and asks for nothing more", async () => {
    const { restore, changes } = await arrangeRoleRestore();

    const report = await restore({ settings: { ...settings, description: null, tags: {} } });

    expect(report).toEqual({ arn, kind: "restored" });
    expect(changes()).toEqual(["CreateServiceLinkedRole"]);
  });

  it("gives a role that its service has made again, bare, what it lacks", async () => {
    const { restore, makeRole, roles } = await arrangeRoleRestore();
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
    const { restore, makeRole, changes } = await arrangeRoleRestore();
    await makeRole(description, tags);
    const made = changes().length;

    await restore();

    expect(changes().slice(made)).toEqual(operations);
  });

  it("changes nothing of a role that is as it was", async () => {
    const { restore, changes } = await arrangeRoleRestore();
    await restore();
    const made = changes().length;

    const again = await restore();

    expect(again).toEqual({ arn, kind: "already-as-it-was" });
    expect(changes()).toHaveLength(made);
  });

  it("finishes what a crash has interrupted between making a role and tagging it", async () => {
    const { restore, gateway, roles } = await arrangeRoleRestore();
    const error = { code: "ServiceFailure", status: 500, message: "no" };
    gateway.faults.set([{ service: "iam", operation: "TagRole", error }]);
    await expect(restore()).rejects.toMatchObject({ Code: "ServiceFailure" });
    gateway.faults.set([]);

    const report = await restore();

    expect(report).toEqual({ arn, kind: "restored" });
    expect(await roles.readRole(roleName)).toMatchObject({ tags: { team: "streaming" } });
  });

  it("overwrites what somebody has changed when it is forced, and keeps what they have added", async () => {
    const { restore, makeRole, roles } = await arrangeRoleRestore();
    await makeRole("ours now", { team: "other", owner: "somebody" });

    const report = await restore({ force: true });

    expect(report).toEqual({ arn, kind: "restored" });
    expect(await roles.readRole(roleName)).toMatchObject({
      description: "Made by the media team",
      tags: { team: "streaming", owner: "somebody" },
    });
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
    const { restore, roles } = await arrangeRoleRestore();

    const report = await restore({ roleName: name, settings: { ...settings, principal: owner } });

    expect(report).toMatchObject({ kind: "restored" });
    expect(await roles.readRole(name)).toMatchObject({ roleName: name, trusted: [owner] });
  });

  it("gives a role that nobody knows how to make what it lacks, where it is there", async () => {
    const { restore, iamClient, roles } = await arrangeRoleRestore();
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
});
