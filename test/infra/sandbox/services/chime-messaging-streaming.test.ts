import { CreateAppInstanceCommand } from "@aws-sdk/client-chime-sdk-identity";
import {
  DeleteMessagingStreamingConfigurationsCommand,
  GetMessagingStreamingConfigurationsCommand,
  PutMessagingStreamingConfigurationsCommand,
  type StreamingConfiguration,
} from "@aws-sdk/client-chime-sdk-messaging";
import { afterEach, describe, expect, it } from "vitest";
import {
  account,
  refusal,
  type ServicesOptions,
  type StartedServices,
  startServices,
} from "./started-services.ts";

let services: StartedServices;
let appInstance: string;
afterEach(() => services.stop());

const create = async () => {
  const { AppInstanceArn } = await services
    .chimeIdentity()
    .send(new CreateAppInstanceCommand({ Name: "news" }));
  return AppInstanceArn ?? "";
};
const begin = async (chime: ServicesOptions["chime"] = {}) => {
  services = await startServices({ chime });
  appInstance = await create();
};
const channels: StreamingConfiguration = {
  DataType: "Channel",
  ResourceArn: "arn:aws:kinesis:us-east-1:111122223333:stream/chime-messaging-news",
};
const messages: StreamingConfiguration = {
  DataType: "ChannelMessage",
  ResourceArn: "arn:aws:kinesis:us-east-1:111122223333:stream/chime-messaging-talk",
};
const put = (StreamingConfigurations: StreamingConfiguration[], AppInstanceArn = appInstance) =>
  services
    .chimeMessaging()
    .send(new PutMessagingStreamingConfigurationsCommand({ AppInstanceArn, StreamingConfigurations }));
const get = async (AppInstanceArn = appInstance, region = "us-east-1") => {
  const { StreamingConfigurations } = await services
    .chimeMessaging(region)
    .send(new GetMessagingStreamingConfigurationsCommand({ AppInstanceArn }));
  return StreamingConfigurations;
};
const remove = (AppInstanceArn = appInstance) =>
  services.chimeMessaging().send(new DeleteMessagingStreamingConfigurationsCommand({ AppInstanceArn }));
const usages = () => services.world.usagesOf(account, "AWSServiceRoleForChimeSDKMessaging");

const nobody = "arn:aws:chime:us-east-1:111122223333:app-instance/nobody";

describe("GetMessagingStreamingConfigurations", () => {
  it("does not find what was never put", async () => {
    await begin();

    await expect(get()).rejects.toEqual(refusal("NotFoundException", 404, "streaming configuration"));
  });

  it("can answer that with an empty list", async () => {
    await begin({ noneConfigured: "empty" });

    expect(await get()).toEqual([]);
  });

  it("does not find an app instance that is not there, whatever it answers for none", async () => {
    await begin({ noneConfigured: "empty", missingAppInstance: "forbidden" });

    await expect(get(nobody)).rejects.toEqual(refusal("NotFoundException", 404, nobody));
  });

  it("is refused in Regions without messaging", async () => {
    await begin();

    await expect(get(nobody, "eu-west-1")).rejects.toEqual(refusal("ForbiddenException", 403, "eu-west-1"));
  });
});

describe("DeleteMessagingStreamingConfigurations", () => {
  it("ends all streaming of the app instance, frees the role and can be repeated", async () => {
    await begin();
    await put([channels, messages]);

    const { $metadata } = await remove();
    await remove();

    expect($metadata.httpStatusCode).toBe(204);
    await expect(get()).rejects.toEqual(refusal("NotFoundException", 404));
    expect(usages()).toEqual([]);
    expect(services.events.at(-1)?.detail).toMatchObject({
      eventName: "DeleteMessagingStreamingConfigurations",
      requestParameters: { appInstanceArn: appInstance },
    });
  });

  it("leaves other app instances alone", async () => {
    await begin();
    const other = await create();
    await put([channels]);
    await put([messages], other);

    await remove();

    expect(await get(other)).toEqual([messages]);
    expect(usages()).toEqual([{ region: "us-east-1", resources: [other] }]);
  });

  it.each([
    ["not-found", "NotFoundException", 404],
    ["forbidden", "ForbiddenException", 403],
  ] as const)("of an app instance that is not there is %s", async (missingAppInstance, name, status) => {
    await begin({ missingAppInstance });

    await expect(remove(nobody)).rejects.toEqual(refusal(name, status, nobody));
  });
});
