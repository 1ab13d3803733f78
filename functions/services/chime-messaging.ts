import type {
  ChimeSDKMessagingClient,
  GetMessagingStreamingConfigurationsResponse,
  StreamingConfiguration,
} from "@aws-sdk/client-chime-sdk-messaging";
import { inParallel } from "../core/in-parallel.ts";
import { required } from "../core/required.ts";
import type { RoleUsage } from "../core/usage.ts";
import { onePerRegion } from "./clients.ts";
import { isNamed } from "./failures.ts";
import { narrowKind } from "./narrow-kind.ts";
import type { ClientSettings, Service, ServiceAdapter, Settings, UsedResource } from "./port.ts";
import { tryToChange } from "./try-to-change.ts";

/**
 * Amazon Chime SDK messaging.
 *
 * Its role streams channels and messages to Kinesis: the old role for configurations written with calls of the `chime`
 * namespace until 2025, its successor for those written today. It is free once no app instance has a streaming
 * configuration; app instances themselves stay. All configurations of an app instance are deleted at once.
 *
 * Not known: which of the two roles a configuration is served by (no API tells, so it counts for both); whether an
 * app instance without one answers 404 or an empty list (both mean none).
 *
 * A restore is served by the successor, whatever role served the configuration before. Chime writes a test to the
 * Kinesis stream as the caller, so restoring needs permission for the stream as well.
 *
 * @see https://docs.aws.amazon.com/chime-sdk/latest/dg/stream-service-linked.html (as of 2026-11-20, at second hand)
 */
export const chimeMessaging = {
  key: "chime-messaging",
  roles: [
    {
      principal: "chime.amazonaws.com",
      roleName: "AmazonChimeServiceChatStreamingAccess",
      notMadeAgain:
        "which role IAM makes for chime.amazonaws.com is not documented, and streaming is served by AWSServiceRoleForChimeSDKMessaging today",
    },
    { principal: "messaging.chime.amazonaws.com", roleName: "AWSServiceRoleForChimeSDKMessaging" },
  ],
  calls: [
    {
      source: "aws.chime",
      eventSource: "chime.amazonaws.com",
      eventNames: [
        "PutMessagingStreamingConfigurations",
        "DeleteMessagingStreamingConfigurations",
        "PutAppInstanceStreamingConfigurations",
        "DeleteAppInstanceStreamingConfigurations",
        "DeleteAppInstance",
      ],
    },
  ],
  regions: ["eu-central-1", "us-east-1"],
  readGrants: [
    {
      actions: ["chime:ListAppInstances", "chime:GetMessagingStreamingConfigurations"],
      resources: ["arn:{partition}:chime:*:{account}:app-instance/*"],
    },
  ],
  releaseGrants: [
    {
      actions: ["chime:DeleteMessagingStreamingConfigurations"],
      resources: ["arn:{partition}:chime:*:{account}:app-instance/*"],
    },
  ],
  restoreGrants: [
    {
      actions: ["chime:PutMessagingStreamingConfigurations"],
      resources: ["arn:{partition}:chime:*:{account}:app-instance/*"],
    },
    {
      actions: ["kinesis:DescribeStream", "kinesis:PutRecord", "kinesis:PutRecords"],
      resources: ["arn:{partition}:kinesis:*:{account}:stream/chime-messaging-*"],
    },
  ],
  sources: ["botocore 1.43.11, endpoints.json, for the Regions (read 2026-11-20)"],
  open,
} as const satisfies Service;

const KINDS = ["app-instance"] as const;

/** In one Region; the rates that Chime allows are adjustable, and their figures unknown. */
const MOST_CALLS_AT_ONCE = 5;

function open(settings: ClientSettings): ServiceAdapter {
  const identityFor = onePerRegion(async (region) => {
    const { ChimeSDKIdentityClient } = await import("@aws-sdk/client-chime-sdk-identity");
    return new ChimeSDKIdentityClient({ ...settings, region });
  });
  const messagingFor = onePerRegion(async (region) => {
    const { ChimeSDKMessagingClient } = await import("@aws-sdk/client-chime-sdk-messaging");
    return new ChimeSDKMessagingClient({ ...settings, region });
  });
  const readSettings = async (usage: UsedResource) => {
    narrowKind(usage, KINDS);
    return readStreaming(await messagingFor(usage.region), usage.arn);
  };
  return {
    async findUsages(region) {
      const { paginateListAppInstances } = await import("@aws-sdk/client-chime-sdk-identity");
      const messaging = await messagingFor(region);
      const pages = { client: await identityFor(region), pageSize: 50 };
      const usages: RoleUsage[] = [];
      for await (const { AppInstances = [] } of paginateListAppInstances(pages, {})) {
        const found = await inParallel(MOST_CALLS_AT_ONCE, AppInstances, async ({ AppInstanceArn }) => {
          const arn = required(AppInstanceArn, "an app instance's ARN");
          return (await readStreaming(messaging, arn)) === undefined ? [] : [appInstance(arn, region)];
        });
        usages.push(...found.flat());
      }
      return usages;
    },

    readSettings,

    async release(usage) {
      const { DeleteMessagingStreamingConfigurationsCommand } = await import(
        "@aws-sdk/client-chime-sdk-messaging"
      );
      narrowKind(usage, KINDS);
      const client = await messagingFor(usage.region);
      const command = new DeleteMessagingStreamingConfigurationsCommand({ AppInstanceArn: usage.arn });
      return { kind: (await tryToChange(usage.arn, () => client.send(command))) ? "released" : "gone" };
    },

    settingsAfterRelease: () => undefined,

    async restore({ usage, settings: before }) {
      const { PutMessagingStreamingConfigurationsCommand } = await import(
        "@aws-sdk/client-chime-sdk-messaging"
      );
      narrowKind(usage, KINDS);
      const client = await messagingFor(usage.region);
      const { StreamingConfigurations = [] }: GetMessagingStreamingConfigurationsResponse = before;
      const input = { AppInstanceArn: usage.arn, StreamingConfigurations };
      const command = new PutMessagingStreamingConfigurationsCommand(input);
      return (await tryToChange(usage.arn, () => client.send(command)))
        ? { kind: "restored" }
        : { kind: "gone", reason: `${usage.arn} is gone` };
    },
  };
}

function appInstance(arn: string, region: string): RoleUsage {
  return { kind: "app-instance", arn, region, release: "delete its streaming configurations", stage: 0 };
}

/** All streaming configurations of an app instance, in a fixed order; `undefined` if it has none. */
async function readStreaming(
  client: ChimeSDKMessagingClient,
  AppInstanceArn: string,
): Promise<Settings | undefined> {
  const { GetMessagingStreamingConfigurationsCommand } = await import("@aws-sdk/client-chime-sdk-messaging");
  try {
    const command = new GetMessagingStreamingConfigurationsCommand({ AppInstanceArn });
    const { StreamingConfigurations = [] } = await client.send(command);
    const inOrder = StreamingConfigurations.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
    return inOrder.length === 0 ? undefined : { StreamingConfigurations: inOrder };
  } catch (error) {
    if (isNamed(error, "NotFoundException")) {
      return undefined;
    }
    throw error;
  }
}

function nameOf({ DataType, ResourceArn }: StreamingConfiguration): string {
  return `${DataType} ${ResourceArn}`;
}
