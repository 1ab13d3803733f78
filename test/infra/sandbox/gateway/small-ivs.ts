import * as client from "@aws-sdk/client-ivs";
import {
  type FakeService,
  type Operation,
  ServiceError,
  type World,
} from "../../../../infra/sandbox/gateway/operation.ts";

/** A few operations of IVS, only as much as the tests of what surrounds them need. */
export function smallIvs(world: World): FakeService {
  const updateChannel: Operation<client.UpdateChannelRequest, client.UpdateChannelResponse> = {
    mutates: true,
    authorization: ({ arn = "" }) => ({ action: "ivs:UpdateChannel", resources: [arn] }),
    answer: ({ arn, name }) => {
      if (name === "live") {
        throw new ServiceError("ConflictException", "The channel is live", 409);
      }
      return { channel: { arn, ...(name === undefined ? {} : { name }) } };
    },
  };
  const listChannels: Operation<client.ListChannelsRequest, client.ListChannelsResponse> = {
    mutates: false,
    authorization: (_input, { account, region }) => ({
      action: "ivs:ListChannels",
      resources: [`arn:aws:ivs:${region}:${account}:channel/*`],
    }),
    answer: () => ({
      channels: [{ arn: "arn:aws:ivs:us-east-1:111122223333:channel/one", name: "one", latencyMode: "LOW" }],
      nextToken: "more",
    }),
  };
  const createRecordingConfiguration: Operation<
    client.CreateRecordingConfigurationRequest,
    client.CreateRecordingConfigurationResponse
  > = {
    mutates: true,
    authorization: (_input, { account, region }) => ({
      action: "ivs:CreateRecordingConfiguration",
      resources: [`arn:aws:ivs:${region}:${account}:recording-configuration/*`],
    }),
    async answer(_input, call) {
      const input = { AWSServiceName: "ivs.amazonaws.com" };
      await world.callAsService("ivs.amazonaws.com", call, "iam", "CreateServiceLinkedRole", input);
      return {};
    },
  };
  const createStreamKey: Operation<client.CreateStreamKeyRequest, client.CreateStreamKeyResponse> = {
    mutates: true,
    authorization: ({ channelArn = "" }) => ({ action: "ivs:CreateStreamKey", resources: [channelArn] }),
    answer: ({ channelArn }) => ({ streamKey: { channelArn, value: "sk_secret" } }),
  };
  const getStream: Operation<client.GetStreamRequest, client.GetStreamResponse> = {
    mutates: false,
    authorization: ({ channelArn = "" }) => ({ action: "ivs:GetStream", resources: [channelArn] }),
    answer: ({ channelArn }) => ({
      stream: { channelArn, state: "LIVE", startTime: new Date("2026-11-20T08:30:00Z"), viewerCount: 3 },
    }),
  };
  return {
    signingName: "ivs",
    eventSource: "ivs.amazonaws.com",
    global: false,
    eventNames: "as-on-the-wire",
    client,
    operations: {
      CreateRecordingConfiguration: createRecordingConfiguration,
      CreateStreamKey: createStreamKey,
      GetStream: getStream,
      ListChannels: listChannels,
      UpdateChannel: updateChannel,
    },
  };
}
