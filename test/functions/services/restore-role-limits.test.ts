import { describe, expect, it } from "vitest";
import { ownedRole } from "../../../functions/services/services.ts";
import { arn, arrangeRoleRestore, roleName, settings } from "./arranged-role-restore.ts";

describe("restoreRole, where it may or can do nothing", () => {
  it("asks to be tried again while IAM does not show the role that it has just made, and then finishes", async () => {
    const { restore, gateway, roles } = await arrangeRoleRestore();
    const error = { code: "NoSuchEntity", status: 404, message: "no" };
    gateway.faults.set([{ service: "iam", operation: "TagRole", error, times: 1 }]);
    await expect(restore()).rejects.toMatchObject({ name: "ResourceBusyError" });

    const report = await restore();

    expect(report).toEqual({ arn, kind: "restored" });
    expect(await roles.readRole(roleName)).toMatchObject({ tags: { team: "streaming" } });
  });

  it("leaves a role alone that somebody has changed since, and says what", async () => {
    const { restore, makeRole, roles } = await arrangeRoleRestore();
    await makeRole("ours now", { team: "other" });

    const report = await restore();

    expect(report).toEqual({
      arn,
      kind: "changed-since",
      reason: "its description and tag team are set otherwise now",
    });
    expect(await roles.readRole(roleName)).toMatchObject({
      description: "ours now",
      tags: { team: "other" },
    });
  });

  it("only tells in plan mode what it would do, and asks nobody", async () => {
    const { restore, makeRole, changes } = await arrangeRoleRestore();
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
    const { restore, makeRole, changes } = await arrangeRoleRestore();
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
    const { restore, makeRole, gateway } = await arrangeRoleRestore();
    await makeRole();
    const error = { code: "NoSuchEntity", status: 404, message: "no" };
    gateway.faults.set([{ service: "iam", operation: "GetRole", error }]);

    await expect(restore()).rejects.toMatchObject({ name: "ResourceBusyError" });
  });

  it("does not call it restored when IAM makes another role, and does not tag that one", async () => {
    const { restore, roles } = await arrangeRoleRestore();

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
      const { restore, changes } = await arrangeRoleRestore();
      const chat = {
        roleName: "AmazonChimeServiceChatStreamingAccess",
        settings: { ...settings, principal: "chime.amazonaws.com" },
        notMadeAgain: ownedRole("AmazonChimeServiceChatStreamingAccess")?.notMadeAgain,
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

  it("does not take a receipt for one that does not tell the principal", async () => {
    const { restore, changes } = await arrangeRoleRestore();

    await expect(restore({ settings: { description: null, tags: {} } })).rejects.toThrow("principal");
    expect(changes()).toEqual([]);
  });
});
