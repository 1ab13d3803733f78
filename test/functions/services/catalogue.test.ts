import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  allServices,
  ownedRole,
  serviceOfCall,
  serviceOfRole,
} from "../../../functions/services/services.ts";

const services = allServices.map((service) => [service.key, service] as const);

describe("the catalogue", () => {
  it("names every service file", () => {
    const files = globSync("functions/services/*.ts").filter((file) =>
      readFileSync(file, "utf8").includes("satisfies Service;"),
    );

    expect(allServices).toHaveLength(files.length);
    expect(new Set(allServices.map(({ key }) => key)).size).toBe(allServices.length);
  });

  it.each(services)("says of %s where each fact comes from and when it was read", (_key, { sources }) => {
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.filter((source) => !/\(read \d{4}-\d{2}-\d{2}\)$/.test(source))).toEqual([]);
  });

  it.each(services)(
    "asks for %s's own actions only, none twice, and resources of this account",
    (_key, service) => {
      const { calls, readGrants, releaseGrants, restoreGrants } = service;
      const own = calls.map(({ eventSource }) => eventSource.replace(".amazonaws.com", ""));
      // Chime writes a test to the stream as the caller when streaming is switched on.
      const others = ["kinesis:DescribeStream", "kinesis:PutRecord", "kinesis:PutRecords"];
      const grants = [...readGrants, ...releaseGrants, ...restoreGrants];
      const actions = [readGrants, releaseGrants, restoreGrants].map((some) =>
        some.flatMap((grant) => grant.actions),
      );

      const foreign = actions.flat().filter((action) => !own.includes(action.split(":")[0] ?? ""));

      expect(foreign.filter((action) => !others.includes(action))).toEqual([]);
      for (const some of actions) {
        expect(new Set(some).size).toBe(some.length);
      }
      expect(
        grants
          .flatMap(({ resources }) => resources)
          .filter((arn) => !/^\*$|:\{account\}:[\w-]+\/[\w-]*\*$/.test(arn)),
      ).toEqual([]);
    },
  );

  it.each(services)(
    "reads with %s's read grants only: none of them changes anything",
    (_key, { readGrants }) => {
      const actions = readGrants.flatMap((grant) =>
        grant.actions.map((action) => action.split(":")[1] ?? ""),
      );

      expect(actions.filter((action) => !/^(List|Get|Describe)/.test(action))).toEqual([]);
    },
  );

  it("never asks to stop anything, nor to delete more than AWS's clean-up procedures do", () => {
    const actions = allServices.flatMap(({ releaseGrants }) =>
      releaseGrants.flatMap(({ actions }) => actions),
    );

    expect(actions.filter((action) => /:(Stop|Delete)/.test(action)).sort()).toEqual([
      "chime:DeleteMessagingStreamingConfigurations",
      "chime:DeleteVoiceConnectorStreamingConfiguration",
      "ivs:DeleteRecordingConfiguration",
    ]);
  });

  it("never asks to delete anything for a restore", () => {
    const actions = allServices.flatMap(({ restoreGrants }) =>
      restoreGrants.flatMap(({ actions }) => actions),
    );

    expect(actions.filter((action) => /:(Delete|Stop|Remove)/.test(action))).toEqual([]);
  });
});

describe("serviceOfRole", () => {
  it.each([
    ["AWSServiceRoleForIVSRecordToS3", "ivs", "ivs.amazonaws.com"],
    ["AWSServiceRoleForMediaTailor", "mediatailor", "mediatailor.amazonaws.com"],
    ["AmazonChimeServiceChatStreamingAccess", "chime-messaging", "chime.amazonaws.com"],
    ["AWSServiceRoleForChimeSDKMessaging", "chime-messaging", "messaging.chime.amazonaws.com"],
    ["AWSServiceRoleForAmazonChime", undefined, undefined],
    ["AWSServiceRoleForMediaTailorX", undefined, undefined],
    ["AWSServiceRoleForSupport", undefined, undefined],
  ])("knows who owns %s: %s", (roleName, key, principal) => {
    expect(serviceOfRole(roleName)?.key).toBe(key);
    expect(ownedRole(roleName)?.principal).toBe(principal);
  });
});

describe("serviceOfCall", () => {
  it.each([
    ["ivs.amazonaws.com", "UpdateChannel", "ivs"],
    ["ivs.amazonaws.com", "CreateRecordingConfiguration", "ivs"],
    ["ivs.amazonaws.com", "PutPlaybackConfiguration", undefined],
    ["mediatailor.amazonaws.com", "DeleteChannel", "mediatailor"],
    ["mediatailor.amazonaws.com", "ConfigureLogsForChannel", "mediatailor"],
    ["mediatailor.amazonaws.com", "UpdateChannel", undefined],
    ["mediapackage.amazonaws.com", "DeleteChannel", "mediapackage"],
    ["mediapackage-vod.amazonaws.com", "ConfigureLogs", "mediapackage"],
    ["chime.amazonaws.com", "PutVoiceConnectorStreamingConfiguration", "chime-voice"],
    ["chime.amazonaws.com", "DeleteAppInstanceStreamingConfigurations", "chime-messaging"],
    ["chime.amazonaws.com", "DeleteMessagingStreamingConfigurations", "chime-messaging"],
    ["chime.amazonaws.com", "DeleteChannel", undefined],
    ["mediapackagev2.amazonaws.com", "DeleteChannel", undefined],
  ])("takes %s %s for a call of %s: names clash, so both count", (eventSource, eventName, key) => {
    expect(serviceOfCall(eventSource, eventName)?.key).toBe(key);
  });
});
