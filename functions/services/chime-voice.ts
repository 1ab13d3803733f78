import type {
  ChimeSDKVoiceClient,
  GetVoiceConnectorStreamingConfigurationResponse,
  SipMediaApplication,
  StreamingConfiguration,
  VoiceConnector,
} from "@aws-sdk/client-chime-sdk-voice";
import { inParallel } from "../core/in-parallel.ts";
import { required } from "../core/required.ts";
import type { RoleUsage } from "../core/usage.ts";
import { onePerRegion } from "./clients.ts";
import { isNamed } from "./failures.ts";
import { narrowKind } from "./narrow-kind.ts";
import type { ClientSettings, Service, ServiceAdapter, UsedResource } from "./port.ts";
import { tryToChange } from "./try-to-change.ts";

/**
 * Amazon Chime SDK voice.
 *
 * The role streams calls of Voice Connectors to Kinesis Video Streams, starts call analytics for them, and speaks with
 * Polly for SIP media applications. Streaming and analytics end with a connector's streaming configuration; the
 * connector itself stays. AWS does not say how a SIP media application could let go of the role: each of them counts
 * as a usage that only a person can release.
 *
 * Not known: whether SIP media applications keep IAM from deleting the role (if not, deleting it would silence them);
 * whether a configuration that is disabled does (it does not count here, IAM would name it); whether the list of
 * connectors is of one Region or of the account, so a connector counts in its own Region whichever Region named it.
 *
 * @see https://docs.aws.amazon.com/chime-sdk/latest/ag/using-service-linked-roles-stream.html (as of 2026-11-20, at second hand)
 */
export const chimeVoice = {
  key: "chime-voice",
  roles: [
    {
      principal: "voiceconnector.chime.amazonaws.com",
      roleName: "AWSServiceRoleForAmazonChimeVoiceConnector",
    },
  ],
  calls: [
    {
      source: "aws.chime",
      eventSource: "chime.amazonaws.com",
      eventNames: [
        "PutVoiceConnectorStreamingConfiguration",
        "DeleteVoiceConnectorStreamingConfiguration",
        "DeleteVoiceConnector",
        "CreateSipMediaApplication",
        "UpdateSipMediaApplication",
        "DeleteSipMediaApplication",
      ],
    },
  ],
  regions: [
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-southeast-1",
    "ap-southeast-2",
    "ca-central-1",
    "eu-central-1",
    "eu-west-1",
    "eu-west-2",
    "us-east-1",
    "us-west-2",
  ],
  readGrants: [
    { actions: ["chime:ListVoiceConnectors", "chime:ListSipMediaApplications"], resources: ["*"] },
    {
      actions: ["chime:GetVoiceConnectorStreamingConfiguration"],
      resources: ["arn:{partition}:chime:*:{account}:vc/*"],
    },
  ],
  releaseGrants: [
    {
      actions: ["chime:DeleteVoiceConnectorStreamingConfiguration"],
      resources: ["arn:{partition}:chime:*:{account}:vc/*"],
    },
  ],
  restoreGrants: [
    {
      actions: ["chime:PutVoiceConnectorStreamingConfiguration"],
      resources: [
        "arn:{partition}:chime:*:{account}:vc/*",
        "arn:{partition}:chime:*:{account}:media-insights-pipeline-configuration/*",
      ],
    },
  ],
  sources: ["botocore 1.43.11, endpoints.json, for the Regions (read 2026-11-20)"],
  open,
} as const satisfies Service;

/** What can be released; a SIP media application cannot. */
const KINDS = ["voice-connector"] as const;

/** In one Region; the rates that Chime allows are adjustable, and their figures unknown. */
const MOST_CALLS_AT_ONCE = 5;

function open(settings: ClientSettings): ServiceAdapter {
  const clientFor = onePerRegion(async (region) => {
    const { ChimeSDKVoiceClient } = await import("@aws-sdk/client-chime-sdk-voice");
    return new ChimeSDKVoiceClient({ ...settings, region });
  });
  return {
    async findUsages(region) {
      const { paginateListSipMediaApplications, paginateListVoiceConnectors } = await import(
        "@aws-sdk/client-chime-sdk-voice"
      );
      const pages = { client: await clientFor(region), pageSize: 100 };
      const usages: RoleUsage[] = [];
      for await (const { VoiceConnectors = [] } of paginateListVoiceConnectors(pages, {})) {
        const found = await inParallel(MOST_CALLS_AT_ONCE, VoiceConnectors, async (connector) => {
          const usage = voiceConnector(connector, region);
          const streaming = await readStreaming(await clientFor(usage.region), usage);
          return streaming !== undefined && needsRole(streaming) ? [usage] : [];
        });
        usages.push(...found.flat());
      }
      for await (const { SipMediaApplications = [] } of paginateListSipMediaApplications(pages, {})) {
        usages.push(...SipMediaApplications.map((application) => sipMediaApplication(application, region)));
      }
      return usages;
    },

    async readSettings(usage) {
      narrowKind(usage, KINDS);
      const streaming = await readStreaming(await clientFor(usage.region), usage);
      return streaming === undefined ? undefined : { StreamingConfiguration: streaming };
    },

    async release(usage) {
      const { DeleteVoiceConnectorStreamingConfigurationCommand } = await import(
        "@aws-sdk/client-chime-sdk-voice"
      );
      narrowKind(usage, KINDS);
      const client = await clientFor(usage.region);
      const VoiceConnectorId = connectorId(usage);
      const command = new DeleteVoiceConnectorStreamingConfigurationCommand({ VoiceConnectorId });
      return { kind: (await tryToChange(usage.arn, () => client.send(command))) ? "released" : "gone" };
    },

    settingsAfterRelease: () => undefined,

    async restore({ usage, settings: before }) {
      const { PutVoiceConnectorStreamingConfigurationCommand } = await import(
        "@aws-sdk/client-chime-sdk-voice"
      );
      narrowKind(usage, KINDS);
      const client = await clientFor(usage.region);
      const { StreamingConfiguration }: GetVoiceConnectorStreamingConfigurationResponse = before;
      const input = { VoiceConnectorId: connectorId(usage), StreamingConfiguration };
      const command = new PutVoiceConnectorStreamingConfigurationCommand(input);
      return (await tryToChange(usage.arn, () => client.send(command)))
        ? { kind: "restored" }
        : { kind: "gone", reason: `${usage.arn} is gone` };
    },
  };
}

function voiceConnector(
  { VoiceConnectorArn, VoiceConnectorId, AwsRegion }: VoiceConnector,
  listedIn: string,
): RoleUsage {
  return {
    kind: "voice-connector",
    arn: required(VoiceConnectorArn, "a Voice Connector's ARN"),
    id: required(VoiceConnectorId, "a Voice Connector's id"),
    region: AwsRegion ?? listedIn,
    release: "delete its streaming configuration, which ends streaming and call analytics",
    stage: 0,
  };
}

function sipMediaApplication(
  { SipMediaApplicationArn, AwsRegion }: SipMediaApplication,
  listedIn: string,
): RoleUsage {
  return {
    kind: "sip-media-application",
    arn: required(SipMediaApplicationArn, "a SIP media application's ARN"),
    region: AwsRegion ?? listedIn,
    release: "delete the SIP media application if it is not needed: without the role it cannot speak",
    byHand: true,
    stage: 0,
  };
}

/** Streaming to Kinesis is on unless it is disabled; so are call analytics where they are configured. */
function needsRole({ Disabled, MediaInsightsConfiguration }: StreamingConfiguration): boolean {
  const analyses = MediaInsightsConfiguration !== undefined && MediaInsightsConfiguration.Disabled !== true;
  return Disabled !== true || analyses;
}

function connectorId({ id, arn }: UsedResource): string {
  return required(id, `the id of Voice Connector ${arn}`);
}

async function readStreaming(
  client: ChimeSDKVoiceClient,
  usage: UsedResource,
): Promise<StreamingConfiguration | undefined> {
  const { GetVoiceConnectorStreamingConfigurationCommand } = await import("@aws-sdk/client-chime-sdk-voice");
  try {
    const VoiceConnectorId = connectorId(usage);
    const command = new GetVoiceConnectorStreamingConfigurationCommand({ VoiceConnectorId });
    return (await client.send(command)).StreamingConfiguration;
  } catch (error) {
    if (isNamed(error, "NotFoundException")) {
      return undefined;
    }
    throw error;
  }
}
