import { GetRoleCommand } from "@aws-sdk/client-iam";
import {
  ConfigureLogsForChannelCommand,
  ConfigureLogsForPlaybackConfigurationCommand,
  type ConfigureLogsForPlaybackConfigurationRequest,
  CreateChannelCommand,
  DescribeChannelCommand,
  GetPlaybackConfigurationCommand,
  PutPlaybackConfigurationCommand,
} from "@aws-sdk/client-mediatailor";
import { afterEach, describe, expect, it } from "vitest";
import {
  account,
  refusal,
  type ServicesOptions,
  type StartedServices,
  startServices,
} from "./started-services.ts";

const roleName = "AWSServiceRoleForMediaTailor";

let services: StartedServices;
afterEach(() => services.stop());

const begin = async (mediatailor: ServicesOptions["mediatailor"] = {}) => {
  services = await startServices({ mediatailor });
  await services.mediaTailor().send(new PutPlaybackConfigurationCommand({ Name: "news" }));
  await services.mediaTailor().send(
    new CreateChannelCommand({
      ChannelName: "linear",
      PlaybackMode: "LOOP",
      Outputs: [{ ManifestName: "index", SourceGroup: "main" }],
    }),
  );
};
const configure = (input: Partial<ConfigureLogsForPlaybackConfigurationRequest>) =>
  services.mediaTailor().send(
    new ConfigureLogsForPlaybackConfigurationCommand({
      PlaybackConfigurationName: "news",
      PercentEnabled: 10,
      ...input,
    }),
  );
const logs = async () => {
  const { LogConfiguration } = await services
    .mediaTailor()
    .send(new GetPlaybackConfigurationCommand({ Name: "news" }));
  return LogConfiguration;
};
const configureChannel = (LogTypes: "AS_RUN"[], ChannelName = "linear") =>
  services.mediaTailor().send(new ConfigureLogsForChannelCommand({ ChannelName, LogTypes }));
const hasRole = async () => {
  const found = services.iam().send(new GetRoleCommand({ RoleName: roleName }));
  return found.then(
    () => true,
    (error: Error) => (error.name === "NoSuchEntityException" ? false : Promise.reject(error)),
  );
};

const playbackArn = "arn:aws:mediatailor:us-east-1:111122223333:playbackConfiguration/news";
const channelArn = "arn:aws:mediatailor:us-east-1:111122223333:channel/linear";

describe("ConfigureLogsForPlaybackConfiguration", () => {
  it("has not been called for a new playback configuration", async () => {
    await begin();

    expect(await logs()).toBeUndefined();
    expect(services.world.usagesOf(account, roleName)).toEqual([]);
  });

  it("sets the share, makes the role and uses it", async () => {
    await begin();

    const answer = await configure({});

    expect(answer).toMatchObject({
      PlaybackConfigurationName: "news",
      PercentEnabled: 10,
      EnabledLoggingStrategies: ["LEGACY_CLOUDWATCH"],
    });
    expect(await logs()).toEqual({ PercentEnabled: 10, EnabledLoggingStrategies: ["LEGACY_CLOUDWATCH"] });
    expect(await hasRole()).toBe(true);
    expect(services.world.usagesOf(account, roleName)).toEqual([
      { region: "us-east-1", resources: [playbackArn] },
    ]);
    expect(services.events.slice(-2).map(({ detail }) => detail)).toMatchObject([
      { eventName: "CreateServiceLinkedRole", userIdentity: { invokedBy: "mediatailor.amazonaws.com" } },
      {
        eventName: "ConfigureLogsForPlaybackConfiguration",
        eventSource: "mediatailor.amazonaws.com",
        requestParameters: { PlaybackConfigurationName: "news", PercentEnabled: 10 },
      },
    ]);
  });

  it("releases the role with 0 %, and stays configured", async () => {
    await begin();
    await configure({});

    await configure({ PercentEnabled: 0 });

    expect(await logs()).toEqual({ PercentEnabled: 0, EnabledLoggingStrategies: ["LEGACY_CLOUDWATCH"] });
    expect(services.world.usagesOf(account, roleName)).toEqual([]);
  });

  it.each([
    [false, false],
    [true, true],
  ])("with 0 %% and the option %s, makes the role: %s", async (zeroPercentMakesRole, made) => {
    await begin({ zeroPercentMakesRole });

    await configure({ PercentEnabled: 0 });

    expect(await hasRole()).toBe(made);
  });

  it.each([
    [false, false, []],
    [true, true, [{ region: "us-east-1", resources: [playbackArn] }]],
  ])(
    "with vended logs alone and the option %s, makes the role: %s",
    async (vendedLogsUseRole, made, usages) => {
      await begin({ vendedLogsUseRole });

      await configure({ EnabledLoggingStrategies: ["VENDED_LOGS"] });

      expect(await hasRole()).toBe(made);
      expect(services.world.usagesOf(account, roleName)).toEqual(usages);
    },
  );

  const full: Partial<ConfigureLogsForPlaybackConfigurationRequest> = {
    EnabledLoggingStrategies: ["VENDED_LOGS", "LEGACY_CLOUDWATCH"],
    AdsInteractionLog: {
      ExcludeEventTypes: ["AD_MARKER_FOUND"],
      PublishOptInEventTypes: ["RAW_ADS_RESPONSE"],
    },
    ManifestServiceInteractionLog: { ExcludeEventTypes: ["TRACKING_RESPONSE"] },
  };

  it("keeps every member that it is given", async () => {
    await begin();

    await configure({ PercentEnabled: 50, ...full });

    expect(await logs()).toEqual({ PercentEnabled: 50, ...full });
  });

  it.each([
    ["reset", { PercentEnabled: 0, EnabledLoggingStrategies: ["LEGACY_CLOUDWATCH"] }],
    ["keep", { PercentEnabled: 0, ...full }],
  ] as const)("can %s the members that are left out", async (omittedLogMembers, expected) => {
    await begin({ omittedLogMembers });
    await configure(full);

    await configure({ PercentEnabled: 0 });

    expect(await logs()).toEqual(expected);
  });

  it.each([-1, 101, 0.5])("refuses %d %%", async (PercentEnabled) => {
    await begin();

    await expect(configure({ PercentEnabled })).rejects.toEqual(refusal("BadRequestException", 400));
    expect(await logs()).toBeUndefined();
  });

  it("does not find a playback configuration that is not there", async () => {
    await begin();

    await expect(configure({ PlaybackConfigurationName: "nobody" })).rejects.toEqual(
      refusal("NotFoundException", 404, "nobody"),
    );
    expect(await hasRole()).toBe(false);
  });
});

describe("ConfigureLogsForChannel", () => {
  const types = async () => {
    const { LogConfiguration } = await services
      .mediaTailor()
      .send(new DescribeChannelCommand({ ChannelName: "linear" }));
    return LogConfiguration;
  };

  it("logs as the channel runs, makes the role and uses it", async () => {
    await begin();

    const answer = await configureChannel(["AS_RUN"]);

    expect(answer).toMatchObject({ ChannelName: "linear", LogTypes: ["AS_RUN"] });
    expect(await types()).toEqual({ LogTypes: ["AS_RUN"] });
    expect(await hasRole()).toBe(true);
    expect(services.world.usagesOf(account, roleName)).toEqual([
      { region: "us-east-1", resources: [channelArn] },
    ]);
  });

  it("releases the role with an empty list", async () => {
    await begin();
    await configureChannel(["AS_RUN"]);

    await configureChannel([]);

    expect(await types()).toEqual({});
    expect(services.world.usagesOf(account, roleName)).toEqual([]);
  });

  it("does not make the role with an empty list", async () => {
    await begin();

    await configureChannel([]);

    expect(await hasRole()).toBe(false);
  });

  it("does not find a channel that is not there", async () => {
    await begin();

    await expect(configureChannel(["AS_RUN"], "nobody")).rejects.toEqual(
      refusal("NotFoundException", 404, "nobody"),
    );
    expect(await hasRole()).toBe(false);
  });
});
