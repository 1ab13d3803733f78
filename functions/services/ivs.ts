import type { IvsClient } from "@aws-sdk/client-ivs";
import { ResourceBusyError } from "../core/errors.ts";
import { assertNever, required } from "../core/required.ts";
import type { RoleUsage } from "../core/usage.ts";
import { onePerRegion } from "./clients.ts";
import { isNamed } from "./failures.ts";
import { makeRecordingAgain, recordingSettings } from "./ivs-recordings.ts";
import { narrowKind } from "./narrow-kind.ts";
import type { ClientSettings, Restoration, Service, ServiceAdapter } from "./port.ts";

/**
 * Interactive Video Service, low-latency.
 *
 * The role writes recordings to S3. It is free once no recording configuration is left, whatever its
 * state; a configuration can be deleted once no channel refers to it. Channels themselves stay.
 *
 * A channel that is live cannot be updated (409): rolecall waits for the stream to end and never stops
 * it. Not known: whether a `CREATE_FAILED` configuration blocks deletion; it is released like the others.
 *
 * A restore has to make a deleted configuration again, under another ARN; the channels are attached to that one.
 * IVS has no idempotency token for it: one that has the same settings and stands in for no other is taken for it.
 *
 * @see https://docs.aws.amazon.com/ivs/latest/LowLatencyUserGuide/security-service-linked-roles.html (excerpt read 2026-11-20)
 */
export const ivs = {
  key: "ivs",
  roles: [{ principal: "ivs.amazonaws.com", roleName: "AWSServiceRoleForIVSRecordToS3" }],
  calls: [
    {
      source: "aws.ivs",
      eventSource: "ivs.amazonaws.com",
      eventNames: [
        "CreateRecordingConfiguration",
        "DeleteRecordingConfiguration",
        "CreateChannel",
        "UpdateChannel",
        "DeleteChannel",
      ],
    },
  ],
  regions: [
    "us-east-1",
    "us-west-2",
    "eu-west-1",
    "eu-central-1",
    "ap-south-1",
    "ap-northeast-1",
    "ap-northeast-2",
  ],
  readGrants: [
    {
      actions: ["ivs:ListRecordingConfigurations", "ivs:GetRecordingConfiguration"],
      resources: ["arn:{partition}:ivs:*:{account}:recording-configuration/*"],
    },
    {
      actions: ["ivs:ListChannels", "ivs:GetChannel"],
      resources: ["arn:{partition}:ivs:*:{account}:channel/*"],
    },
  ],
  releaseGrants: [
    {
      actions: ["ivs:DeleteRecordingConfiguration"],
      resources: ["arn:{partition}:ivs:*:{account}:recording-configuration/*"],
    },
    { actions: ["ivs:UpdateChannel"], resources: ["arn:{partition}:ivs:*:{account}:channel/*"] },
  ],
  restoreGrants: [
    {
      actions: ["ivs:CreateRecordingConfiguration", "ivs:TagResource"],
      resources: ["arn:{partition}:ivs:*:{account}:recording-configuration/*"],
    },
    { actions: ["ivs:UpdateChannel"], resources: ["arn:{partition}:ivs:*:{account}:channel/*"] },
  ],
  sources: [
    "https://docs.aws.amazon.com/ivs/latest/LowLatencyUserGuide/security-service-linked-roles.html, its first half (read 2026-11-20)",
    "https://docs.aws.amazon.com/goto/WebAPI/ivs-2020-07-14/DeleteRecordingConfiguration (read 2026-11-20)",
    "botocore 1.43.11, endpoints.json, for the Regions (read 2026-11-20)",
  ],
  open,
} as const satisfies Service;

const KINDS = ["channel", "recording-configuration"] as const;

function open(settings: ClientSettings): ServiceAdapter {
  const clientFor = onePerRegion(async (region) => {
    const { IvsClient } = await import("@aws-sdk/client-ivs");
    return new IvsClient({ ...settings, region });
  });
  return {
    async findUsages(region) {
      const { paginateListChannels, paginateListRecordingConfigurations } = await import(
        "@aws-sdk/client-ivs"
      );
      const usages: RoleUsage[] = [];
      const pages = { client: await clientFor(region), pageSize: 100 };
      for await (const { recordingConfigurations = [] } of paginateListRecordingConfigurations(pages, {})) {
        for (const { arn } of recordingConfigurations) {
          usages.push(recordingConfiguration(required(arn, "a recording configuration's ARN"), region));
        }
      }
      if (usages.length === 0) {
        return usages;
      }
      for await (const { channels = [] } of paginateListChannels(pages, {})) {
        for (const { arn } of channels.filter(({ recordingConfigurationArn }) => recordingConfigurationArn)) {
          usages.push(channel(required(arn, "a channel's ARN"), region));
        }
      }
      return usages;
    },

    async readSettings(usage) {
      const { GetChannelCommand, GetRecordingConfigurationCommand } = await import("@aws-sdk/client-ivs");
      const { arn, region } = usage;
      const client = await clientFor(region);
      try {
        if (narrowKind(usage, KINDS) === "channel") {
          const answer = await client.send(new GetChannelCommand({ arn }));
          const { recordingConfigurationArn = "" } = required(answer.channel, "the channel");
          return { recordingConfigurationArn };
        }
        const answer = await client.send(new GetRecordingConfigurationCommand({ arn }));
        return recordingSettings(required(answer.recordingConfiguration, "the recording configuration"));
      } catch (error) {
        if (isNamed(error, "ResourceNotFoundException")) {
          return undefined;
        }
        throw error;
      }
    },

    async release(usage, settings) {
      const { DeleteRecordingConfigurationCommand, UpdateChannelCommand } = await import(
        "@aws-sdk/client-ivs"
      );
      const client = await clientFor(usage.region);
      const kind = narrowKind(usage, KINDS);
      try {
        switch (kind) {
          case "channel":
            if (settings["recordingConfigurationArn"] !== "") {
              await client.send(new UpdateChannelCommand({ arn: usage.arn, recordingConfigurationArn: "" }));
            }
            return { kind: "released" };
          case "recording-configuration":
            await client.send(new DeleteRecordingConfigurationCommand({ arn: usage.arn }));
            return { kind: "released" };
          default:
            return assertNever(kind, "IVS resource");
        }
      } catch (error) {
        if (isNamed(error, "ResourceNotFoundException")) {
          return { kind: "gone" };
        }
        if (!isNamed(error, "ConflictException")) {
          throw error;
        }
        if (kind === "channel") {
          throw new ResourceBusyError(`Channel ${usage.arn} is live; its stream has to end first`, {
            cause: error,
          });
        }
        const by = await channelsOf(client, usage.arn);
        if (by.length > 0) {
          return { kind: "held", by };
        }
        throw new ResourceBusyError(`Recording configuration ${usage.arn} is still in use`, { cause: error });
      }
    },

    settingsAfterRelease: (usage) =>
      narrowKind(usage, KINDS) === "channel" ? { recordingConfigurationArn: "" } : undefined,

    async restore({ usage, settings, taken }) {
      const client = await clientFor(usage.region);
      return narrowKind(usage, KINDS) === "channel"
        ? attach(client, usage.arn, String(settings["recordingConfigurationArn"]))
        : { kind: "restored", arn: await makeRecordingAgain(client, settings, taken) };
    },
  };
}

function recordingConfiguration(arn: string, region: string): RoleUsage {
  return {
    kind: "recording-configuration",
    arn,
    region,
    release: "delete the recording configuration",
    stage: 1,
  };
}

function channel(arn: string, region: string): RoleUsage {
  return { kind: "channel", arn, region, release: "detach it from its recording configuration", stage: 0 };
}

/** Asked only after a conflict, to tell a configuration that is held from one that is busy. */
async function channelsOf(client: IvsClient, recordingConfigurationArn: string): Promise<readonly string[]> {
  const { paginateListChannels } = await import("@aws-sdk/client-ivs");
  const arns: string[] = [];
  const filter = { filterByRecordingConfigurationArn: recordingConfigurationArn };
  for await (const { channels = [] } of paginateListChannels({ client, pageSize: 100 }, filter)) {
    arns.push(...channels.map(({ arn }) => required(arn, "a channel's ARN")));
  }
  return arns;
}

async function attach(
  client: IvsClient,
  arn: string,
  recordingConfigurationArn: string,
): Promise<Restoration> {
  const { UpdateChannelCommand } = await import("@aws-sdk/client-ivs");
  try {
    await client.send(new UpdateChannelCommand({ arn, recordingConfigurationArn }));
    return { kind: "restored" };
  } catch (error) {
    if (isNamed(error, "ResourceNotFoundException")) {
      return {
        kind: "gone",
        reason: `${arn} or recording configuration ${recordingConfigurationArn} is gone`,
      };
    }
    if (isNamed(error, "ConflictException")) {
      const why = "the channel is live, or its recording configuration is still being made";
      throw new ResourceBusyError(`Channel ${arn} cannot be updated yet: ${why}`, { cause: error });
    }
    throw error;
  }
}
