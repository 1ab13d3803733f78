import {
  CreateVoiceConnectorCommand,
  DeleteVoiceConnectorStreamingConfigurationCommand,
  GetVoiceConnectorStreamingConfigurationCommand,
  PutVoiceConnectorStreamingConfigurationCommand,
  type StreamingConfiguration,
} from "@aws-sdk/client-chime-sdk-voice";
import { GetRoleCommand } from "@aws-sdk/client-iam";
import { afterEach, describe, expect, it } from "vitest";
import { keysFor } from "./chime-caller.ts";
import {
  account,
  refusal,
  type ServicesOptions,
  type StartedServices,
  startServices,
} from "./started-services.ts";

const roleName = "AWSServiceRoleForAmazonChimeVoiceConnector";

let services: StartedServices;
let connector: string;
afterEach(() => services.stop());

const begin = async (chime: ServicesOptions["chime"] = {}) => {
  services = await startServices({ chime });
  const { VoiceConnector } = await services
    .chimeVoice()
    .send(new CreateVoiceConnectorCommand({ Name: "desk", RequireEncryption: true }));
  connector = VoiceConnector?.VoiceConnectorId ?? "";
};
const put = (input: Partial<StreamingConfiguration> = {}, VoiceConnectorId = connector) =>
  services.chimeVoice().send(
    new PutVoiceConnectorStreamingConfigurationCommand({
      VoiceConnectorId,
      StreamingConfiguration: { DataRetentionInHours: 24, Disabled: false, ...input },
    }),
  );
const get = async (VoiceConnectorId = connector) => {
  const answer = await services
    .chimeVoice()
    .send(new GetVoiceConnectorStreamingConfigurationCommand({ VoiceConnectorId }));
  return answer.StreamingConfiguration;
};
const remove = (VoiceConnectorId = connector) =>
  services.chimeVoice().send(new DeleteVoiceConnectorStreamingConfigurationCommand({ VoiceConnectorId }));
const hasRole = async () => {
  const found = services.iam().send(new GetRoleCommand({ RoleName: roleName }));
  return found.then(
    () => true,
    (error: Error) => (error.name === "NoSuchEntityException" ? false : Promise.reject(error)),
  );
};
const used = () => [
  { region: "us-east-1", resources: [`arn:aws:chime:us-east-1:111122223333:vc/${connector}`] },
];
const usages = () => services.world.usagesOf(account, roleName);

const insights = "arn:aws:chime:us-east-1:111122223333:media-insights-pipeline-configuration/calls";
const full: StreamingConfiguration = {
  DataRetentionInHours: 0,
  Disabled: false,
  StreamingNotificationTargets: [{ NotificationTarget: "EventBridge" }, { NotificationTarget: "SQS" }],
  MediaInsightsConfiguration: { Disabled: false, ConfigurationArn: insights },
};

describe("PutVoiceConnectorStreamingConfiguration", () => {
  it("streams, makes the role and uses it", async () => {
    await begin();

    const answer = await put(full);

    expect(answer.StreamingConfiguration).toEqual(full);
    expect(await get()).toEqual(full);
    expect(await hasRole()).toBe(true);
    expect(usages()).toEqual(used());
    expect(services.events.slice(-2).map(({ detail }) => detail)).toMatchObject([
      {
        eventName: "CreateServiceLinkedRole",
        userIdentity: { invokedBy: "voiceconnector.chime.amazonaws.com" },
      },
      {
        eventName: "PutVoiceConnectorStreamingConfiguration",
        eventSource: "chime.amazonaws.com",
        requestParameters: {
          voiceConnectorId: connector,
          streamingConfiguration: { dataRetentionInHours: 0, disabled: false },
        },
      },
    ]);
  });

  it("replaces the whole configuration", async () => {
    await begin();
    await put(full);

    await put();

    expect(await get()).toEqual({ DataRetentionInHours: 24, Disabled: false });
  });

  it.each([
    ["without call analytics", {}, false],
    ["with call analytics off", { MediaInsightsConfiguration: { Disabled: true } }, false],
    ["with call analytics", { MediaInsightsConfiguration: { ConfigurationArn: insights } }, true],
  ] as const)("disabled %s, needs the role: %s", async (_which, input, needed) => {
    await begin();

    await put({ Disabled: true, ...input });

    expect(await hasRole()).toBe(needed);
    expect(usages()).toEqual(needed ? used() : []);
  });

  it.each([
    [true, false],
    [false, true],
  ])(
    "disabled after it streamed, with the option %s, keeps the role in use: %s",
    async (disabledFreesRole, keeps) => {
      await begin({ disabledFreesRole });
      await put();

      await put({ Disabled: true });

      expect(usages()).toEqual(keeps ? used() : []);
      expect(await get()).toEqual({ DataRetentionInHours: 24, Disabled: true });
    },
  );

  it.each([
    { DataRetentionInHours: -1 },
    { DataRetentionInHours: 0.5 },
    { StreamingNotificationTargets: [] },
    { StreamingNotificationTargets: [{ NotificationTarget: undefined }] },
    {
      StreamingNotificationTargets: [
        { NotificationTarget: "SNS" as const },
        { NotificationTarget: "SNS" as const },
        { NotificationTarget: "SQS" as const },
        { NotificationTarget: "SQS" as const },
      ],
    },
    { Disabled: undefined },
  ])("refuses %j", async (input) => {
    await begin();

    await expect(put(input)).rejects.toEqual(refusal("BadRequestException", 400));
    expect(await hasRole()).toBe(false);
  });

  it("does not find a Voice Connector that is not there", async () => {
    await begin();

    await expect(put({}, "nobody")).rejects.toEqual(refusal("NotFoundException", 404, "nobody"));
    expect(await hasRole()).toBe(false);
  });

  it("is refused to a caller who may not create the role, and streams nothing", async () => {
    await begin();
    const keys = await keysFor(services, ["chime:*"]);
    const command = new PutVoiceConnectorStreamingConfigurationCommand({
      VoiceConnectorId: connector,
      StreamingConfiguration: { DataRetentionInHours: 24, Disabled: false },
    });

    await expect(services.chimeVoice("us-east-1", keys).send(command)).rejects.toEqual(
      refusal("AccessDeniedException", 403, "Unable to create service linked role"),
    );
    await expect(get()).rejects.toEqual(refusal("NotFoundException", 404));
    expect(usages()).toEqual([]);
  });
});

describe("GetVoiceConnectorStreamingConfiguration", () => {
  it("does not find what was never put", async () => {
    await begin();

    await expect(get()).rejects.toEqual(refusal("NotFoundException", 404, "streaming configuration"));
  });
});

describe("DeleteVoiceConnectorStreamingConfiguration", () => {
  it("ends the streaming and frees the role, once", async () => {
    await begin();
    await put();

    const { $metadata } = await remove();

    expect($metadata.httpStatusCode).toBe(204);
    expect(usages()).toEqual([]);
    await expect(get()).rejects.toEqual(refusal("NotFoundException", 404));
    await expect(remove()).rejects.toEqual(refusal("NotFoundException", 404, connector));
    expect(services.events.at(-2)?.detail).toMatchObject({
      eventName: "DeleteVoiceConnectorStreamingConfiguration",
      requestParameters: { voiceConnectorId: connector },
    });
  });
});
