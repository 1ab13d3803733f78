import { GetRoleCommand } from "@aws-sdk/client-iam";
import {
  ConfigureLogsCommand,
  type ConfigureLogsRequest,
  CreateChannelCommand,
  DescribeChannelCommand,
  ListChannelsCommand,
} from "@aws-sdk/client-mediapackage";
import {
  ConfigureLogsCommand as ConfigureVodLogs,
  CreatePackagingGroupCommand,
} from "@aws-sdk/client-mediapackage-vod";
import { afterEach, describe, expect, it } from "vitest";
import { roleWith } from "../gateway/arranged-gateway.ts";
import {
  account,
  refusal,
  type ServicesOptions,
  type StartedServices,
  startServices,
} from "./started-services.ts";

const roleName = "AWSServiceRoleForMediaPackage";
const egress = { LogGroupName: "/aws/MediaPackage/EgressAccessLogs" };
const ingress = { LogGroupName: "/aws/MediaPackage/IngressAccessLogs" };

let services: StartedServices;
afterEach(() => services.stop());

const begin = async (mediapackage: ServicesOptions["mediapackage"] = {}) => {
  services = await startServices({ mediapackage });
  const { Arn = "" } = await services.mediaPackage().send(new CreateChannelCommand({ Id: "live" }));
  return Arn;
};
const configure = (logs: Omit<ConfigureLogsRequest, "Id">, Id = "live") =>
  services.mediaPackage().send(new ConfigureLogsCommand({ Id, ...logs }));
const logs = async () => {
  const { EgressAccessLogs, IngressAccessLogs } = await services
    .mediaPackage()
    .send(new DescribeChannelCommand({ Id: "live" }));
  return { EgressAccessLogs, IngressAccessLogs };
};
const hasRole = async () => {
  const found = services.iam().send(new GetRoleCommand({ RoleName: roleName }));
  return found.then(
    () => true,
    (error: Error) => (error.name === "NoSuchEntityException" ? false : Promise.reject(error)),
  );
};
const allow = async (...Action: string[]) => {
  services.permissions.putRole(roleWith([{ Effect: "Allow", Action, Resource: "*" }]));
  return services.permissions.issueCredentials("arn:aws:iam::111122223333:role/app/worker", "s");
};

describe("ConfigureLogs of MediaPackage", () => {
  it("has not been called for a new channel", async () => {
    await begin();

    expect(await logs()).toEqual({});
    expect(await hasRole()).toBe(false);
    expect(services.world.usagesOf(account, roleName)).toEqual([]);
  });

  it("switches both logs on with their default groups, makes the role and uses it", async () => {
    const arn = await begin();

    const answer = await configure({ EgressAccessLogs: {}, IngressAccessLogs: {} });

    expect(answer).toMatchObject({ Id: "live", EgressAccessLogs: egress, IngressAccessLogs: ingress });
    expect(await logs()).toEqual({ EgressAccessLogs: egress, IngressAccessLogs: ingress });
    expect(await hasRole()).toBe(true);
    expect(services.world.usagesOf(account, roleName)).toEqual([{ region: "us-east-1", resources: [arn] }]);
    expect(services.events.slice(-2).map(({ detail }) => detail)).toMatchObject([
      { eventName: "CreateServiceLinkedRole", userIdentity: { invokedBy: "mediapackage.amazonaws.com" } },
      {
        eventName: "ConfigureLogs",
        eventSource: "mediapackage.amazonaws.com",
        requestParameters: { id: "live", egressAccessLogs: {}, ingressAccessLogs: {} },
      },
    ]);
  });

  it.each([
    [{ EgressAccessLogs: {} }, { EgressAccessLogs: egress }],
    [{ IngressAccessLogs: {} }, { IngressAccessLogs: ingress }],
  ])("called with %j switches the other log off, and still uses the role", async (declared, left) => {
    const arn = await begin();
    await configure({ EgressAccessLogs: {}, IngressAccessLogs: {} });

    await configure(declared);

    expect(await logs()).toEqual(left);
    expect(services.world.usagesOf(account, roleName)).toEqual([{ region: "us-east-1", resources: [arn] }]);
  });

  it("releases the role when no log is declared", async () => {
    await begin();
    await configure({ EgressAccessLogs: {}, IngressAccessLogs: {} });

    await configure({});

    expect(await logs()).toEqual({});
    expect(services.world.usagesOf(account, roleName)).toEqual([]);
  });

  it("does not make the role when no log is declared", async () => {
    await begin();

    await configure({});

    expect(await hasRole()).toBe(false);
  });

  it.each([
    ["absent", undefined],
    ["empty", {}],
  ] as const)("with the option %s has reads show a log that is off as %j", async (logsOff, shown) => {
    await begin({ logsOff });
    await configure({ IngressAccessLogs: {} });

    const { Channels } = await services.mediaPackage().send(new ListChannelsCommand({}));

    expect(await logs()).toEqual({ EgressAccessLogs: shown, IngressAccessLogs: ingress });
    expect(Channels?.map(({ EgressAccessLogs }) => EgressAccessLogs)).toEqual([shown]);
  });

  it("takes log groups of MediaPackage's own path", async () => {
    await begin();

    await configure({ EgressAccessLogs: { LogGroupName: "/aws/MediaPackage/a-b_c.d#1/e" } });

    expect(await logs()).toEqual({ EgressAccessLogs: { LogGroupName: "/aws/MediaPackage/a-b_c.d#1/e" } });
  });

  it.each(["/aws/lambda/mine", "/aws/MediaPackage/", "/aws/MediaPackage/a b", ""])(
    "refuses the log group %j",
    async (LogGroupName) => {
      await begin();

      await expect(configure({ IngressAccessLogs: { LogGroupName } })).rejects.toEqual(
        refusal("UnprocessableEntityException", 422, "IngressAccessLogs.LogGroupName"),
      );
      expect(await hasRole()).toBe(false);
    },
  );

  it("does not find a channel that is not there", async () => {
    await begin();

    await expect(configure({ EgressAccessLogs: {} }, "nobody")).rejects.toEqual(
      refusal("NotFoundException", 404, "nobody"),
    );
    expect(await hasRole()).toBe(false);
  });

  it("is forbidden to callers who may not make the role", async () => {
    await begin();
    const keys = await allow("mediapackage:*");
    const command = new ConfigureLogsCommand({ Id: "live", EgressAccessLogs: {} });

    await expect(services.mediaPackage("us-east-1", keys).send(command)).rejects.toEqual(
      refusal("ForbiddenException", 403, "iam:CreateServiceLinkedRole"),
    );
    expect(await logs()).toEqual({});
  });

  it.each([
    ["ConfigureLogs", "UpdateChannel"],
    ["UpdateChannel", "ConfigureLogs"],
  ] as const)(
    "with the option %s is allowed by that action, not by %s",
    async (configureLogsAction, other) => {
      await begin({ configureLogsAction });
      const command = new ConfigureLogsCommand({ Id: "live" });

      const keys = await allow(`mediapackage:${configureLogsAction}`);
      await services.mediaPackage("us-east-1", keys).send(command);
      const otherKeys = await allow(`mediapackage:${other}`);

      await expect(services.mediaPackage("us-east-1", otherKeys).send(command)).rejects.toEqual(
        refusal("AccessDeniedException", 403, `mediapackage:${configureLogsAction}`),
      );
    },
  );
});

describe("the role that MediaPackage live and VOD have in common", () => {
  it("is used by channels and packaging groups of every Region", async () => {
    const arn = await begin();
    await configure({ EgressAccessLogs: {} });
    await services
      .mediaPackageVod("eu-west-1")
      .send(new CreatePackagingGroupCommand({ Id: "films", EgressAccessLogs: {} }));

    expect(services.world.usagesOf(account, roleName)).toEqual([
      { region: "us-east-1", resources: [arn] },
      {
        region: "eu-west-1",
        resources: ["arn:aws:mediapackage-vod:eu-west-1:111122223333:packaging-groups/films"],
      },
    ]);
  });

  it("is made once, by whichever logs first", async () => {
    await begin();
    await services.mediaPackageVod().send(new CreatePackagingGroupCommand({ Id: "films" }));

    await services.mediaPackageVod().send(new ConfigureVodLogs({ Id: "films", EgressAccessLogs: {} }));
    await configure({ EgressAccessLogs: {} });

    const made = services.events.filter(({ detail }) => detail.eventName === "CreateServiceLinkedRole");
    expect(made).toHaveLength(1);
  });
});
