import { describe, expect, it } from "vitest";
import { allDescriptors, descriptorOfCall, descriptorOfRole } from "../../../functions/services/catalogue.ts";

const MEDIATAILOR_REGIONS =
  "af-south-1 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1 ap-southeast-2 " +
  "ap-southeast-4 ap-southeast-5 ca-central-1 eu-central-1 eu-north-1 eu-west-1 eu-west-2 eu-west-3 me-central-1 " +
  "sa-east-1 us-east-1 us-east-2 us-west-2";
const IVS_REGIONS = "ap-northeast-1 ap-northeast-2 ap-south-1 eu-central-1 eu-west-1 us-east-1 us-west-2";

describe("the catalogue", () => {
  it.each([
    ["ivs", IVS_REGIONS, 7],
    ["mediatailor", MEDIATAILOR_REGIONS, 21],
  ])("has %s in these Regions", (key, regions, count) => {
    const known = allDescriptors.find((descriptor) => descriptor.key === key)?.regions ?? [];

    expect([...known].sort()).toEqual(regions.split(" "));
    expect(known).toHaveLength(count);
  });

  it.each(allDescriptors.map((descriptor) => [descriptor.key, descriptor] as const))(
    "says of %s where each fact comes from and when it was read",
    (_key, { sources }) => {
      expect(sources.length).toBeGreaterThan(0);
      expect(sources.filter((source) => !/\(read \d{4}-\d{2}-\d{2}\)$/.test(source))).toEqual([]);
    },
  );

  it.each(allDescriptors.map((descriptor) => [descriptor.key, descriptor] as const))(
    "asks for %s's own actions only, none twice, and resources of this account",
    (key, { readGrants, releaseGrants }) => {
      const grants = [...readGrants, ...releaseGrants];
      const actions = grants.flatMap((grant) => grant.actions);

      expect(actions.filter((action) => !action.startsWith(`${key}:`))).toEqual([]);
      expect(new Set(actions).size).toBe(actions.length);
      expect(
        grants
          .flatMap(({ resources }) => resources)
          .filter((arn) => !/^\*$|:\{account\}:[\w-]+\/\*$/.test(arn)),
      ).toEqual([]);
    },
  );

  it.each(allDescriptors.map((descriptor) => [descriptor.key, descriptor] as const))(
    "reads with %s's read grants only: none of them changes anything",
    (_key, { readGrants }) => {
      const actions = readGrants.flatMap((grant) =>
        grant.actions.map((action) => action.split(":")[1] ?? ""),
      );

      expect(actions.filter((action) => !/^(List|Get|Describe)/.test(action))).toEqual([]);
    },
  );

  it("never asks to stop a stream or to delete a channel", () => {
    const actions = allDescriptors.flatMap(({ releaseGrants }) =>
      releaseGrants.flatMap(({ actions }) => actions),
    );

    expect([...actions].sort()).toEqual([
      "ivs:DeleteRecordingConfiguration",
      "ivs:UpdateChannel",
      "mediatailor:ConfigureLogsForChannel",
      "mediatailor:ConfigureLogsForPlaybackConfiguration",
    ]);
  });
});

describe("descriptorOfRole", () => {
  it.each([
    ["AWSServiceRoleForIVSRecordToS3", "ivs"],
    ["AWSServiceRoleForMediaTailor", "mediatailor"],
    ["AWSServiceRoleForMediaTailorX", undefined],
    ["AWSServiceRoleForSupport", undefined],
  ])("knows who owns %s: %s", (roleName, key) => {
    expect(descriptorOfRole(roleName)?.key).toBe(key);
  });
});

describe("descriptorOfCall", () => {
  it.each([
    ["ivs.amazonaws.com", "UpdateChannel", "ivs"],
    ["ivs.amazonaws.com", "CreateRecordingConfiguration", "ivs"],
    ["ivs.amazonaws.com", "PutPlaybackConfiguration", undefined],
    ["mediatailor.amazonaws.com", "DeleteChannel", "mediatailor"],
    ["mediatailor.amazonaws.com", "ConfigureLogsForChannel", "mediatailor"],
    ["mediatailor.amazonaws.com", "UpdateChannel", undefined],
    ["mediapackage.amazonaws.com", "DeleteChannel", undefined],
  ])("takes %s %s for a call of %s: names clash, so both count", (eventSource, eventName, key) => {
    expect(descriptorOfCall(eventSource, eventName)?.key).toBe(key);
  });
});
