import { ListChannelsCommand } from "@aws-sdk/client-mediapackage";
import { ListPackagingGroupsCommand } from "@aws-sdk/client-mediapackage-vod";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { LIVE_REGIONS, VOD_REGIONS } from "../../../../infra/sandbox/services/mediapackage-regions.ts";
import { refusal, type StartedServices, startServices } from "./started-services.ts";

let services: StartedServices;
beforeEach(async () => {
  services = await startServices({ regions: ["us-east-1", "me-central-1", "eu-south-1"] });
});
afterEach(() => services.stop());

const listChannels = (region: string) => services.mediaPackage(region).send(new ListChannelsCommand({}));
const listGroups = (region: string) =>
  services.mediaPackageVod(region).send(new ListPackagingGroupsCommand({}));

describe("MediaPackage's Regions", () => {
  it("are 18 for live and two more for VOD", () => {
    expect([LIVE_REGIONS.length, new Set(VOD_REGIONS).size]).toEqual([18, 20]);
  });

  it("have both where both are offered", async () => {
    expect((await listChannels("us-east-1")).Channels).toEqual([]);
    expect((await listGroups("us-east-1")).PackagingGroups).toEqual([]);
  });

  it("have VOD alone where live is not offered", async () => {
    expect((await listGroups("me-central-1")).PackagingGroups).toEqual([]);
    await expect(listChannels("me-central-1")).rejects.toEqual(
      refusal("ForbiddenException", 403, "me-central-1"),
    );
  });

  it.each([
    ["live", listChannels],
    ["VOD", listGroups],
  ])("do not have %s anywhere else", async (_service, list) => {
    await expect(list("eu-south-1")).rejects.toEqual(refusal("ForbiddenException", 403, "eu-south-1"));
  });
});
