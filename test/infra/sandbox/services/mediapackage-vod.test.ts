import {
  ConfigureLogsCommand,
  CreatePackagingGroupCommand,
  type CreatePackagingGroupRequest,
  DeletePackagingGroupCommand,
  DescribePackagingGroupCommand,
  type EgressAccessLogs,
  ListPackagingGroupsCommand,
  ListTagsForResourceCommand,
  paginateListPackagingGroups,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-mediapackage-vod";
import { afterEach, describe, expect, it } from "vitest";
import {
  account,
  refusal,
  type ServicesOptions,
  type StartedServices,
  startServices,
} from "./started-services.ts";

const roleName = "AWSServiceRoleForMediaPackage";
const arn = "arn:aws:mediapackage-vod:us-east-1:111122223333:packaging-groups/films";
const egress = { LogGroupName: "/aws/MediaPackage/EgressAccessLogs" };
const cdn = {
  CdnIdentifierSecret: "arn:aws:secretsmanager:us-east-1:111122223333:secret:cdn",
  SecretsRoleArn: "arn:aws:iam::111122223333:role/cdn",
};

let services: StartedServices;
afterEach(() => services.stop());

const begin = async (mediapackage: ServicesOptions["mediapackage"] = {}) => {
  services = await startServices({ mediapackage });
};
const create = (Id: string, input: Partial<CreatePackagingGroupRequest> = {}) =>
  services.mediaPackageVod().send(new CreatePackagingGroupCommand({ Id, Tags: { team: "video" }, ...input }));
const configure = (logs: { readonly EgressAccessLogs?: EgressAccessLogs }, Id = "films") =>
  services.mediaPackageVod().send(new ConfigureLogsCommand({ Id, ...logs }));
const read = async (Id: string) => {
  const { $metadata: _, ...group } = await services
    .mediaPackageVod()
    .send(new DescribePackagingGroupCommand({ Id }));
  return group;
};
const usages = () => services.world.usagesOf(account, roleName);
const eventNames = () => services.events.map(({ detail }) => detail.eventName);

describe("packaging groups", () => {
  it("are made and read", async () => {
    await begin();

    const { $metadata: _, ...made } = await create("films", { Authorization: cdn });

    expect(made).toEqual({
      Id: "films",
      Arn: arn,
      Authorization: cdn,
      CreatedAt: "2026-11-20T09:00:00.000Z",
      DomainName: expect.stringMatching(
        /^[0-9a-f]{16}\.egress\.mediapackage-vod\.us-east-1\.amazonaws\.com$/,
      ),
      Tags: { team: "video" },
    });
    expect(await read("films")).toEqual({ ...made, ApproximateAssetCount: 0 });
    expect(usages()).toEqual([]);
  });

  it("are made with logs, which makes the role", async () => {
    await begin();

    const made = await create("films", { EgressAccessLogs: {} });

    expect(made.EgressAccessLogs).toEqual(egress);
    expect(usages()).toEqual([{ region: "us-east-1", resources: [arn] }]);
    expect(eventNames()).toEqual(["CreateServiceLinkedRole"]);
  });

  it("are listed page by page, with their logs", async () => {
    await begin();
    await create("c");
    await create("a");
    await create("b", { EgressAccessLogs: { LogGroupName: "/aws/MediaPackage/b" } });

    const pages = [];
    const client = services.mediaPackageVod();
    for await (const { PackagingGroups = [] } of paginateListPackagingGroups({ client }, {})) {
      pages.push(PackagingGroups.map(({ Id, EgressAccessLogs }) => [Id, EgressAccessLogs?.LogGroupName]));
    }

    expect(pages).toEqual([
      [
        ["a", undefined],
        ["b", "/aws/MediaPackage/b"],
      ],
      [["c", undefined]],
    ]);
  });

  it("are deleted, which is answered with 202", async () => {
    await begin();
    await create("films", { EgressAccessLogs: {} });

    const { $metadata } = await services
      .mediaPackageVod()
      .send(new DeletePackagingGroupCommand({ Id: "films" }));

    expect($metadata.httpStatusCode).toBe(202);
    await expect(read("films")).rejects.toEqual(refusal("NotFoundException", 404, "films"));
    expect(usages()).toEqual([]);
  });

  it("are not made twice", async () => {
    await begin();
    await create("films");

    await expect(create("films", { EgressAccessLogs: {} })).rejects.toEqual(
      refusal("UnprocessableEntityException", 422, "exists"),
    );
    expect(eventNames()).toEqual([]);
  });

  it.each([
    ["an Id with a space", { Id: "a b" }, "Id"],
    [
      "a secret that is no ARN",
      { Authorization: { ...cdn, CdnIdentifierSecret: "key" } },
      "CdnIdentifierSecret",
    ],
    ["a role that is no ARN", { Authorization: { ...cdn, SecretsRoleArn: "cdn" } }, "SecretsRoleArn"],
    ["a foreign log group", { EgressAccessLogs: { LogGroupName: "/mine" } }, "EgressAccessLogs.LogGroupName"],
  ])("are not made with %s", async (_what, input, member) => {
    await begin();

    await expect(create("films", input)).rejects.toEqual(
      refusal("UnprocessableEntityException", 422, member),
    );
  });

  it.each([{ MaxResults: 0 }, { MaxResults: 1001 }, { NextToken: "nonsense" }])(
    "are not listed with %j",
    async (input) => {
      await begin();

      await expect(services.mediaPackageVod().send(new ListPackagingGroupsCommand(input))).rejects.toEqual(
        refusal("UnprocessableEntityException", 422),
      );
    },
  );

  it("have tags that are added, listed and removed", async () => {
    await begin();
    await create("films");
    const vod = services.mediaPackageVod();

    await vod.send(new TagResourceCommand({ ResourceArn: arn, Tags: { keep: "yes" } }));
    await vod.send(new UntagResourceCommand({ ResourceArn: arn, TagKeys: ["team"] }));
    const { Tags } = await vod.send(new ListTagsForResourceCommand({ ResourceArn: arn }));

    expect(Tags).toEqual({ keep: "yes" });
  });
});

describe("ConfigureLogs of MediaPackage VOD", () => {
  it("switches logs on with the default group, and uses the role", async () => {
    await begin();
    await create("films");

    await configure({ EgressAccessLogs: {} });

    expect((await read("films")).EgressAccessLogs).toEqual(egress);
    expect(usages()).toEqual([{ region: "us-east-1", resources: [arn] }]);
  });

  it("releases the role when logs are not declared", async () => {
    await begin();
    await create("films", { EgressAccessLogs: {} });

    await configure({});

    expect((await read("films")).EgressAccessLogs).toBeUndefined();
    expect(usages()).toEqual([]);
  });

  it("can have reads show an empty object for logs that are off", async () => {
    await begin({ logsOff: "empty" });

    const made = await create("films");

    expect([made.EgressAccessLogs, (await read("films")).EgressAccessLogs]).toEqual([{}, {}]);
  });

  it("does not find a packaging group that is not there", async () => {
    await begin();

    await expect(configure({ EgressAccessLogs: {} }, "nobody")).rejects.toEqual(
      refusal("NotFoundException", 404, "nobody"),
    );
    expect(eventNames()).toEqual([]);
  });

  it.each([
    [false, ["CreateServiceLinkedRole"]],
    [true, ["CreatePackagingGroup", "CreateServiceLinkedRole", "ConfigureLogs", "DeletePackagingGroup"]],
  ])("with calls logged: %s, is seen by CloudTrail among %j", async (vodCallsLogged, seen) => {
    await begin({ vodCallsLogged });

    await create("films");
    await configure({ EgressAccessLogs: {} });
    await services.mediaPackageVod().send(new DeletePackagingGroupCommand({ Id: "films" }));

    expect(eventNames()).toEqual(seen);
  });

  it("has events in small letters, when they are logged", async () => {
    await begin({ vodCallsLogged: true });
    await create("films");

    await configure({ EgressAccessLogs: {} });

    expect(services.events.at(-1)).toMatchObject({
      source: "aws.mediapackage-vod",
      detail: {
        eventSource: "mediapackage-vod.amazonaws.com",
        requestParameters: { id: "films", egressAccessLogs: {} },
        responseElements: { id: "films", arn, egressAccessLogs: { logGroupName: egress.LogGroupName } },
      },
    });
  });
});
