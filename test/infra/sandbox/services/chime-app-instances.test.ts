import {
  CreateAppInstanceCommand,
  type CreateAppInstanceRequest,
  DeleteAppInstanceCommand,
  DescribeAppInstanceCommand,
  ListAppInstancesCommand,
  paginateListAppInstances,
} from "@aws-sdk/client-chime-sdk-identity";
import {
  GetMessagingStreamingConfigurationsCommand,
  PutMessagingStreamingConfigurationsCommand,
} from "@aws-sdk/client-chime-sdk-messaging";
import { afterEach, describe, expect, it } from "vitest";
import {
  account,
  refusal,
  type ServicesOptions,
  type StartedServices,
  start,
  startServices,
} from "./started-services.ts";

let services: StartedServices;
afterEach(() => services.stop());

const begin = async (chime: ServicesOptions["chime"] = {}) => {
  services = await startServices({ chime, regions: ["us-east-1", "eu-central-1", "eu-west-1"] });
};
const create = async (input: Partial<CreateAppInstanceRequest> = {}, region = "us-east-1") => {
  const { AppInstanceArn } = await services
    .chimeIdentity(region)
    .send(new CreateAppInstanceCommand({ Name: "news", ...input }));
  return AppInstanceArn ?? "";
};
const read = (AppInstanceArn: string, region = "us-east-1") =>
  services.chimeIdentity(region).send(new DescribeAppInstanceCommand({ AppInstanceArn }));
const remove = (AppInstanceArn: string) =>
  services.chimeIdentity().send(new DeleteAppInstanceCommand({ AppInstanceArn }));
const stream = (AppInstanceArn: string) =>
  services.chimeMessaging().send(
    new PutMessagingStreamingConfigurationsCommand({
      AppInstanceArn,
      StreamingConfigurations: [
        {
          DataType: "Channel",
          ResourceArn: "arn:aws:kinesis:us-east-1:111122223333:stream/chime-messaging-news",
        },
      ],
    }),
  );

const nobody = "arn:aws:chime:us-east-1:111122223333:app-instance/nobody";

describe("app instances", () => {
  it("are made and read", async () => {
    await begin();

    const arn = await create({ Metadata: "a", Tags: [{ Key: "team", Value: "chat" }] });

    expect(arn).toMatch(/^arn:aws:chime:us-east-1:111122223333:app-instance\/[a-f0-9-]{36}$/);
    const { AppInstance } = await read(arn);
    expect(AppInstance).toEqual({
      AppInstanceArn: arn,
      Name: "news",
      Metadata: "a",
      CreatedTimestamp: start,
      LastUpdatedTimestamp: start,
    });
  });

  it("are made once for each request token", async () => {
    await begin();

    const first = await create({ ClientRequestToken: "one" });
    const again = await create({ ClientRequestToken: "one" });
    const other = await create({ ClientRequestToken: "two" });

    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  it("are told to CloudTrail with parameters in small letters and without secrets", async () => {
    await begin();

    const arn = await create({ ClientRequestToken: "one" });

    expect(services.events.map(({ source, detail }) => ({ source, ...detail }))).toMatchObject([
      {
        source: "aws.chime",
        eventSource: "chime.amazonaws.com",
        eventName: "CreateAppInstance",
        awsRegion: "us-east-1",
        requestParameters: { name: "HIDDEN_DUE_TO_SECURITY_REASONS" },
        responseElements: { appInstanceArn: arn },
      },
    ]);
  });

  it.each([
    { Name: "" },
    { Name: "x".repeat(257) },
    { Metadata: "x".repeat(1025) },
    { ClientRequestToken: "x" },
    { ClientRequestToken: "a token" },
    { Tags: [{ Key: "", Value: "a" }] },
  ])("are not made of %j", async (input) => {
    await begin();

    await expect(create(input)).rejects.toEqual(refusal("BadRequestException", 400));
  });

  it("are listed page by page, each Region for itself", async () => {
    await begin();
    for (const Name of ["a", "b", "c"]) {
      await create({ Name });
    }
    await create({ Name: "d" }, "eu-central-1");

    const pages = [];
    for await (const { AppInstances = [] } of paginateListAppInstances(
      { client: services.chimeIdentity() },
      {},
    )) {
      pages.push(AppInstances.map(({ Name }) => Name));
    }

    expect(pages.map(({ length }) => length)).toEqual([2, 1]);
    expect(pages.flat().sort()).toEqual(["a", "b", "c"]);
  });

  it.each([{ MaxResults: 0 }, { MaxResults: 51 }, { NextToken: "x" }])(
    "are not listed for %j",
    async (input) => {
      await begin();

      await expect(services.chimeIdentity().send(new ListAppInstancesCommand(input))).rejects.toEqual(
        refusal("BadRequestException", 400),
      );
    },
  );

  it.each([
    ["not-found", "NotFoundException", 404],
    ["forbidden", "ForbiddenException", 403],
  ] as const)("that are not there are %s", async (missingAppInstance, name, status) => {
    await begin({ missingAppInstance });

    await expect(read(nobody)).rejects.toEqual(refusal(name, status, nobody));
    await expect(remove(nobody)).rejects.toEqual(refusal(name, status, nobody));
  });

  it("are not known by anything but an ARN", async () => {
    await begin();

    await expect(read("news")).rejects.toEqual(refusal("BadRequestException", 400, "AppInstanceArn"));
  });
});

describe("DeleteAppInstance", () => {
  it("takes some seconds, in which it uses the role and can be repeated, and takes the streaming along", async () => {
    await begin();
    const arn = await create();
    await stream(arn);

    await remove(arn);
    await services.clock.advance(1);
    await remove(arn);
    const during = services.world.usagesOf(account, "AWSServiceRoleForChimeSDKMessaging");
    await services.clock.advance(1);

    expect(during).toEqual([{ region: "us-east-1", resources: [arn] }]);
    expect(services.world.usagesOf(account, "AWSServiceRoleForChimeSDKMessaging")).toEqual([]);
    await expect(read(arn)).rejects.toEqual(refusal("NotFoundException", 404, arn));
    await expect(
      services.chimeMessaging().send(new GetMessagingStreamingConfigurationsCommand({ AppInstanceArn: arn })),
    ).rejects.toEqual(refusal("NotFoundException", 404, arn));
  });

  it("can be at once", async () => {
    await begin({ deletingSeconds: 0 });
    const arn = await create();

    await remove(arn);

    await expect(read(arn)).rejects.toEqual(refusal("NotFoundException", 404, arn));
  });
});

describe("Regions without app instances", () => {
  it("refuse every call", async () => {
    await begin();

    await expect(create({}, "eu-west-1")).rejects.toEqual(refusal("ForbiddenException", 403, "eu-west-1"));
    await expect(services.chimeIdentity("eu-west-1").send(new ListAppInstancesCommand())).rejects.toEqual(
      refusal("ForbiddenException", 403, "eu-west-1"),
    );
  });
});
