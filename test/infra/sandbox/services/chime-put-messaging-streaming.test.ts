import { CreateAppInstanceCommand } from "@aws-sdk/client-chime-sdk-identity";
import {
  GetMessagingStreamingConfigurationsCommand,
  PutMessagingStreamingConfigurationsCommand,
  type StreamingConfiguration,
} from "@aws-sdk/client-chime-sdk-messaging";
import { ListRolesCommand } from "@aws-sdk/client-iam";
import { afterEach, describe, expect, it } from "vitest";
import { keysFor } from "./chime-caller.ts";
import {
  account,
  type Keys,
  refusal,
  type ServicesOptions,
  type StartedServices,
  startServices,
} from "./started-services.ts";

const successor = "AWSServiceRoleForChimeSDKMessaging";
const legacy = "AmazonChimeServiceChatStreamingAccess";

let services: StartedServices;
let appInstance: string;
afterEach(() => services.stop());

const create = async (region = "us-east-1") => {
  const { AppInstanceArn } = await services
    .chimeIdentity(region)
    .send(new CreateAppInstanceCommand({ Name: "news" }));
  return AppInstanceArn ?? "";
};
const begin = async (chime: ServicesOptions["chime"] = {}) => {
  services = await startServices({ chime, regions: ["us-east-1", "eu-central-1", "eu-west-1"] });
  appInstance = await create();
};
const streamTo = (name: string, region = "us-east-1", owner = account) =>
  `arn:aws:kinesis:${region}:${owner}:stream/${name}`;
const channels: StreamingConfiguration = {
  DataType: "Channel",
  ResourceArn: streamTo("chime-messaging-news"),
};
const messages: StreamingConfiguration = {
  DataType: "ChannelMessage",
  ResourceArn: streamTo("chime-messaging-talk"),
};
const put = (
  StreamingConfigurations: StreamingConfiguration[],
  AppInstanceArn = appInstance,
  region = "us-east-1",
  keys?: Keys,
) =>
  services
    .chimeMessaging(region, keys)
    .send(new PutMessagingStreamingConfigurationsCommand({ AppInstanceArn, StreamingConfigurations }));
const get = async () => {
  const { StreamingConfigurations } = await services
    .chimeMessaging()
    .send(new GetMessagingStreamingConfigurationsCommand({ AppInstanceArn: appInstance }));
  return StreamingConfigurations;
};
const roles = async () => {
  const { Roles = [] } = await services.iam().send(new ListRolesCommand({ MaxItems: 100 }));
  return Roles.map(({ Arn }) => Arn);
};
const usages = (roleName: string) => services.world.usagesOf(account, roleName);

const nobody = "arn:aws:chime:us-east-1:111122223333:app-instance/nobody";

describe("PutMessagingStreamingConfigurations", () => {
  it("streams, makes the successor's role and uses it", async () => {
    await begin();

    const { StreamingConfigurations } = await put([channels, messages]);

    expect(StreamingConfigurations).toEqual([channels, messages]);
    expect(await get()).toEqual([channels, messages]);
    expect(await roles()).toEqual([
      "arn:aws:iam::111122223333:role/aws-service-role/messaging.chime.amazonaws.com/AWSServiceRoleForChimeSDKMessaging",
    ]);
    expect(usages(successor)).toEqual([{ region: "us-east-1", resources: [appInstance] }]);
    expect(usages(legacy)).toEqual([]);
    expect(services.events.slice(-2).map(({ detail }) => detail)).toMatchObject([
      {
        eventName: "CreateServiceLinkedRole",
        userIdentity: { invokedBy: "messaging.chime.amazonaws.com" },
      },
      {
        eventName: "PutMessagingStreamingConfigurations",
        eventSource: "chime.amazonaws.com",
        requestParameters: { appInstanceArn: appInstance },
      },
    ]);
  });

  it("can be served by the legacy role, which no answer shows", async () => {
    await begin({ streamingServedBy: "legacy" });

    await put([channels]);

    expect(await get()).toEqual([channels]);
    expect(await roles()).toEqual([
      "arn:aws:iam::111122223333:role/aws-service-role/chime.amazonaws.com/AmazonChimeServiceChatStreamingAccess",
    ]);
    expect(usages(legacy)).toEqual([{ region: "us-east-1", resources: [appInstance] }]);
    expect(usages(successor)).toEqual([]);
  });

  it("puts its list in the place of the one before", async () => {
    await begin();
    await put([channels, messages]);

    await put([messages]);

    expect(await get()).toEqual([messages]);
  });

  it("uses the role in each of its Regions", async () => {
    await begin();
    const elsewhere = await create("eu-central-1");
    const there = { ...channels, ResourceArn: streamTo("chime-messaging-news", "eu-central-1") };

    await put([channels]);
    await put([there], elsewhere, "eu-central-1");

    expect(usages(successor)).toEqual([
      { region: "us-east-1", resources: [appInstance] },
      { region: "eu-central-1", resources: [elsewhere] },
    ]);
    expect(services.world.usagesOf("444455556666", successor)).toEqual([]);
  });

  it.each([
    ["of another name", streamTo("news")],
    ["of another Region", streamTo("chime-messaging-news", "eu-central-1")],
    ["of another account", streamTo("chime-messaging-news", "us-east-1", "444455556666")],
    ["that is none", "arn:aws:firehose:us-east-1:111122223333:deliverystream/chime-messaging-news"],
  ])("refuses a stream %s", async (_which, ResourceArn) => {
    await begin();

    await expect(put([{ DataType: "Channel", ResourceArn }])).rejects.toEqual(
      refusal("BadRequestException", 400),
    );
    expect(await roles()).toEqual([]);
  });

  it.each([
    [["kinesis:Put*"], "kinesis:DescribeStream"],
    [["kinesis:DescribeStream", "kinesis:PutRecords"], "kinesis:PutRecord on"],
    [["kinesis:DescribeStream", "kinesis:PutRecord"], "kinesis:PutRecords on"],
    [["kinesis:*"], "Unable to create service linked role"],
  ])("is refused to a caller who may only do %j besides", async (besides, message) => {
    await begin();
    const keys = await keysFor(services, ["chime:*", ...besides]);

    await expect(put([channels], appInstance, "us-east-1", keys)).rejects.toEqual(
      refusal("AccessDeniedException", 403, message),
    );
    await expect(get()).rejects.toEqual(refusal("NotFoundException", 404));
  });

  it("needs no permission to create the role once there is one", async () => {
    await begin();
    await put([channels]);
    const keys = await keysFor(services, ["chime:*", "kinesis:*"]);

    await expect(put([messages], appInstance, "us-east-1", keys)).resolves.toBeDefined();
  });

  it("refuses an entry without a data type", async () => {
    await begin();

    await expect(put([{ ...channels, DataType: undefined }])).rejects.toEqual(
      refusal("BadRequestException", 400, "DataType"),
    );
  });

  it.each([0, 3])("refuses %d entries", async (length) => {
    await begin();

    await expect(put(Array.from({ length }, () => channels))).rejects.toEqual(
      refusal("BadRequestException", 400, "1 or 2"),
    );
  });

  it("does not find an app instance that is not there", async () => {
    await begin();

    await expect(put([channels], nobody)).rejects.toEqual(refusal("NotFoundException", 404, nobody));
    expect(await roles()).toEqual([]);
  });
});
