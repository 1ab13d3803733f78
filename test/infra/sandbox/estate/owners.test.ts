import { GetRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { describe, expect, it } from "vitest";
import { allServices } from "../../../../functions/services/services.ts";
import type { Owners } from "../../../../infra/sandbox/estate/owners.ts";
import { trueRoles } from "../../../../infra/sandbox/estate/truth.ts";
import { startStack } from "../../../stack/stack.ts";

const REGION = "us-east-1";

/** How each kind of usage is made, and which role it uses. */
const ways: readonly (readonly [string, string, (owners: Owners) => Promise<string>])[] = [
  [
    "an app instance",
    "AWSServiceRoleForChimeSDKMessaging",
    ({ byService }) => byService["chime-messaging"].use(REGION, "a"),
  ],
  [
    "a Voice Connector",
    "AWSServiceRoleForAmazonChimeVoiceConnector",
    ({ chimeVoice }) => chimeVoice.use(REGION, "a"),
  ],
  [
    "a SIP media application",
    "AWSServiceRoleForAmazonChimeVoiceConnector",
    ({ chimeVoice }) => chimeVoice.addSipMediaApplication(REGION, "a"),
  ],
  ["a recording configuration", "AWSServiceRoleForIVSRecordToS3", ({ ivs }) => ivs.use(REGION, "a")],
  [
    "a live channel's access logs",
    "AWSServiceRoleForMediaPackage",
    ({ mediaPackage }) => mediaPackage.use(REGION, "a"),
  ],
  [
    "a packaging group",
    "AWSServiceRoleForMediaPackage",
    ({ mediaPackage }) => mediaPackage.usePackagingGroup(REGION, "a"),
  ],
  [
    "a playback configuration",
    "AWSServiceRoleForMediaTailor",
    ({ mediaTailor }) => mediaTailor.use(REGION, "a"),
  ],
  [
    "a channel's As Run log",
    "AWSServiceRoleForMediaTailor",
    ({ mediaTailor }) => mediaTailor.useChannel(REGION, "a"),
  ],
  [
    "an index",
    "AWSServiceRoleForResourceExplorer",
    ({ byService }) => byService["resource-explorer"].use(REGION, "a"),
  ],
];

describe("owners", () => {
  it.each(ways)(
    "make the service make its role by using %s, and free it by not using that",
    async (_, roleName, use) => {
      const stack = await startStack();

      const arn = await use(stack.owners);
      const used = trueRoles(stack);
      await stack.owners.ownerOf(arn).stopUsing(arn);
      await stack.clock.settle(60);

      expect(used).toMatchObject([{ roleName, roleId: expect.stringMatching(/^AROA/), usedBy: [arn] }]);
      expect(trueRoles(stack)).toMatchObject([{ roleName, usedBy: [] }]);
    },
  );

  it.each(ways.filter(([what]) => !/index|recording|SIP/.test(what)))(
    "change the settings of %s and see the change",
    async (_, _roleName, use) => {
      const { owners } = await startStack();
      const arn = await use(owners);
      const owner = owners.ownerOf(arn);
      await owner.stopUsing(arn);
      const off = await owner.settings(arn);

      await owner.change(arn, 1);
      const first = await owner.settings(arn);
      await owner.remove(arn);

      expect(first).toBeDefined();
      expect(first).not.toEqual(off);
    },
  );

  it("broadcast on a channel that records, and cannot change it meanwhile", async () => {
    const { owners } = await startStack();
    const recording = await owners.ivs.use(REGION, "a");
    const channel = await owners.ivs.makeRecordedChannel("c", recording);
    expect(await owners.ivs.settings(channel)).toEqual({ recordingConfigurationArn: recording });

    owners.goLive(channel);
    await expect(owners.ivs.stopUsing(channel)).rejects.toThrow("live");
    owners.endLive(channel);
    await owners.ivs.stopUsing(channel);

    expect(await owners.ivs.settings(channel)).toEqual({ recordingConfigurationArn: "" });
  });

  it("make, tag, describe and delete roles by hand", async () => {
    const stack = await startStack();
    const roleName = "AWSServiceRoleForMediaTailor";

    const createdAt = stack.clock.now().toISOString();
    const roleId = await stack.owners.makeRole("mediatailor.amazonaws.com");
    await stack.owners.tagRole(roleName, { team: "media" });
    await stack.owners.describeRole(roleName, "for logs");
    const made = trueRoles(stack);
    await stack.owners.deleteRole(roleName);
    await stack.clock.settle(60);

    expect(made).toEqual([
      {
        roleName,
        roleId,
        createdAt,
        description: "for logs",
        tags: { team: "media" },
        usedBy: [],
      },
    ]);
    expect(trueRoles(stack)).toEqual([]);
  });

  it("let a role have been used, which IAM shows for 400 days, and take tags away", async () => {
    const stack = await startStack();
    const RoleName = "AWSServiceRoleForMediaTailor";
    const iam = new IAMClient({
      endpoint: stack.url,
      region: "us-east-1",
      credentials: { accessKeyId: stack.account, secretAccessKey: "x" },
    });
    const shown = async () => (await iam.send(new GetRoleCommand({ RoleName }))).Role;
    const used = new Date(stack.clock.now().getTime() - 399 * 86_400_000);
    await stack.owners.makeRole("mediatailor.amazonaws.com");
    await stack.owners.tagRole(RoleName, { team: "media", keep: "yes" });

    stack.owners.useRole(RoleName, used, "eu-west-1");
    await stack.owners.untagRole(RoleName, ["team"]);
    const before = await shown();
    await stack.clock.advance(2 * 86_400);
    const after = await shown();

    expect(before?.RoleLastUsed).toEqual({ LastUsedDate: used, Region: "eu-west-1" });
    expect(before?.Tags).toEqual([{ Key: "keep", Value: "yes" }]);
    expect(after?.RoleLastUsed).toEqual({});
    expect(() => stack.owners.useRole("Nobody", used)).toThrow("has no role Nobody that could be used");
  });

  it("are here for every service of the catalogue", async () => {
    const { owners } = await startStack();

    for (const { key } of allServices) {
      expect(owners.ofService(key)).toBeDefined();
    }
    expect(() => owners.ofService("batch")).toThrow("Service batch has no owners");
  });
});
