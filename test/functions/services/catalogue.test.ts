import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  allServices,
  ownedRole,
  serviceOfCall,
  serviceOfRole,
} from "../../../functions/services/services.ts";

const MEDIATAILOR_REGIONS =
  "af-south-1 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1 ap-southeast-2 " +
  "ap-southeast-4 ap-southeast-5 ca-central-1 eu-central-1 eu-north-1 eu-west-1 eu-west-2 eu-west-3 me-central-1 " +
  "sa-east-1 us-east-1 us-east-2 us-west-2";
const IVS_REGIONS = "ap-northeast-1 ap-northeast-2 ap-south-1 eu-central-1 eu-west-1 us-east-1 us-west-2";

const services = allServices.map((service) => [service.key, service] as const);

describe("the catalogue", () => {
  it("names every service file", () => {
    const files = globSync("functions/services/*.ts").filter((file) =>
      readFileSync(file, "utf8").includes("satisfies Service;"),
    );

    expect(allServices).toHaveLength(files.length);
    expect(new Set(allServices.map(({ key }) => key)).size).toBe(allServices.length);
  });

  it.each([
    ["ivs", IVS_REGIONS, 7],
    ["mediatailor", MEDIATAILOR_REGIONS, 21],
  ])("has %s in these Regions", (key, regions, count) => {
    const known = allServices.find((service) => service.key === key)?.regions ?? [];

    expect([...known].sort()).toEqual(regions.split(" "));
    expect(known).toHaveLength(count);
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
      const grants = [...readGrants, ...releaseGrants, ...restoreGrants];
      const actions = [readGrants, releaseGrants, restoreGrants].map((some) =>
        some.flatMap((grant) => grant.actions),
      );

      expect(actions.flat().filter((action) => !own.includes(action.split(":")[0] ?? ""))).toEqual([]);
      for (const some of actions) {
        expect(new Set(some).size).toBe(some.length);
      }
      expect(
        grants
          .flatMap(({ resources }) => resources)
          .filter((arn) => !/^\*$|:\{account\}:[\w-]+\/\*$/.test(arn)),
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

  it("never asks to stop a stream or to delete a channel", () => {
    const actions = allServices.flatMap(({ releaseGrants }) =>
      releaseGrants.flatMap(({ actions }) => actions),
    );

    expect([...actions].sort()).toEqual([
      "ivs:DeleteRecordingConfiguration",
      "ivs:UpdateChannel",
      "mediatailor:ConfigureLogsForChannel",
      "mediatailor:ConfigureLogsForPlaybackConfiguration",
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
    ["mediapackagev2.amazonaws.com", "DeleteChannel", undefined],
  ])("takes %s %s for a call of %s: names clash, so both count", (eventSource, eventName, key) => {
    expect(serviceOfCall(eventSource, eventName)?.key).toBe(key);
  });
});
