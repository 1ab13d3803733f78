import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as identity from "@aws-sdk/client-chime-sdk-identity";
import * as messaging from "@aws-sdk/client-chime-sdk-messaging";
import * as voice from "@aws-sdk/client-chime-sdk-voice";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { schemasOf } from "../../../../infra/sandbox/gateway/schemas.ts";
import { inMemoryWorld } from "../../../../infra/sandbox/gateway/world.ts";
import { chimeService } from "../../../../infra/sandbox/services/chime.ts";
import { account, startServices } from "./started-services.ts";

describe("the Chime SDK as one service", () => {
  it("offers no operation whose name two of the packages have", () => {
    const { operations } = chimeService(inMemoryWorld());

    const packages = Object.keys(operations).map((name) =>
      [identity, messaging, voice].filter((client) => schemasOf(client).operations.has(name)),
    );

    expect(packages.map(({ length }) => length)).toEqual(Array.from({ length: 19 }, () => 1));
  });
});

describe("over a restart", () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "rolecall-chime-"));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  const streamed = async (services: Awaited<ReturnType<typeof startServices>>) => {
    const { AppInstanceArn } = await services
      .chimeIdentity()
      .send(new identity.CreateAppInstanceCommand({ Name: "news" }));
    await services.chimeMessaging().send(
      new messaging.PutMessagingStreamingConfigurationsCommand({
        AppInstanceArn,
        StreamingConfigurations: [
          {
            DataType: "Channel",
            ResourceArn: "arn:aws:kinesis:us-east-1:111122223333:stream/chime-messaging-news",
          },
        ],
      }),
    );
    return AppInstanceArn;
  };

  it("keeps the role that served it, while new streaming is served by another", async () => {
    const before = await startServices({ directory, chime: { streamingServedBy: "legacy" } });
    const old = await streamed(before);
    await before.stop();

    const after = await startServices({ directory });
    const fresh = await streamed(after);

    expect(after.world.usagesOf(account, "AmazonChimeServiceChatStreamingAccess")).toEqual([
      { region: "us-east-1", resources: [old] },
    ]);
    expect(after.world.usagesOf(account, "AWSServiceRoleForChimeSDKMessaging")).toEqual([
      { region: "us-east-1", resources: [fresh] },
    ]);
    await after.stop();
  });

  it("keeps Voice Connectors and SIP media applications as they were", async () => {
    const before = await startServices({ directory });
    const made = await before
      .chimeVoice()
      .send(new voice.CreateVoiceConnectorCommand({ Name: "desk", RequireEncryption: true }));
    const { SipMediaApplication } = await before.chimeVoice().send(
      new voice.CreateSipMediaApplicationCommand({
        AwsRegion: "us-east-1",
        Name: "hotline",
        Endpoints: [{ LambdaArn: "arn:aws:lambda:us-east-1:111122223333:function:answer" }],
      }),
    );
    await before.stop();

    const after = await startServices({ directory });
    const { VoiceConnectors } = await after.chimeVoice().send(new voice.ListVoiceConnectorsCommand());
    const { SipMediaApplications } = await after
      .chimeVoice()
      .send(new voice.ListSipMediaApplicationsCommand());

    expect(VoiceConnectors).toEqual([made.VoiceConnector]);
    expect(SipMediaApplications).toEqual([SipMediaApplication]);
    await after.stop();
  });
});
