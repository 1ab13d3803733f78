import type {
  PutMessagingStreamingConfigurationsRequest,
  PutMessagingStreamingConfigurationsResponse,
  StreamingConfiguration,
} from "@aws-sdk/client-chime-sdk-messaging";
import type { Authorization, Call, Operation } from "../gateway/operation.ts";
import { appInstanceArnIn, appInstanceOf, checks, onArn } from "./chime-checks.ts";
import type { ChimeContext } from "./chime-options.ts";
import { messagingRoles } from "./chime-roles.ts";
import { putAppInstance } from "./chime-state.ts";
import { ensureRole } from "./role-on-demand.ts";

/** What a caller must itself be allowed to do with a stream. */
const STREAM_ACTIONS = ["kinesis:DescribeStream", "kinesis:PutRecord", "kinesis:PutRecords"];

/**
 * `PutMessagingStreamingConfigurations`: puts one or two streams in the place of all that were there, and makes the
 * role that serves them.
 *
 * That the caller needs permissions for the stream is a report from the field, not documented. That the stream is
 * there and encrypted is not checked: the sandbox has no Kinesis.
 *
 * Source: Amazon Chime SDK Developer Guide, pages on streaming messaging data (as of 2026-11-20).
 */
export function putMessagingStreamingConfigurations(
  context: ChimeContext,
): Operation<PutMessagingStreamingConfigurationsRequest, PutMessagingStreamingConfigurationsResponse> {
  const { world, options } = context;
  return {
    mutates: true,
    authorization: ({ AppInstanceArn, StreamingConfigurations = [] }, call) => [
      onArn("PutMessagingStreamingConfigurations", AppInstanceArn),
      ...onStreams(StreamingConfigurations, call),
    ],

    async answer(input, call) {
      const arn = appInstanceArnIn(input.AppInstanceArn);
      const configurations = checkedConfigurations(input.StreamingConfigurations, call);
      appInstanceOf(context, call, arn);
      await ensureRole(world, call, messagingRoles[options.streamingServedBy]);
      const [state, entry] = appInstanceOf(context, call, arn);
      putAppInstance(state, {
        ...entry,
        streaming: { servedBy: options.streamingServedBy, configurations },
      });
      return { StreamingConfigurations: configurations };
    },
  };
}

const isNear = (arn: string, { account, region }: Call) =>
  arn.startsWith(`arn:aws:kinesis:${region}:${account}:`);

function onStreams(configurations: readonly StreamingConfiguration[], call: Call): readonly Authorization[] {
  // Others are refused for what they are, whoever may write to them.
  const near = configurations.map(({ ResourceArn = "" }) => ResourceArn).filter((arn) => isNear(arn, call));
  const streams = [...new Set(near)];
  return streams.length === 0 ? [] : STREAM_ACTIONS.map((action) => ({ action, resources: streams }));
}

function checkedConfigurations(
  given: readonly StreamingConfiguration[] | undefined,
  call: Call,
): StreamingConfiguration[] {
  const configurations = checks.given(given, "StreamingConfigurations");
  if (configurations.length < 1 || configurations.length > 2) {
    checks.refuse("StreamingConfigurations must have 1 or 2 entries");
  }
  return configurations.map(({ DataType, ResourceArn }) => {
    const type = checks.given(DataType, "StreamingConfigurations.DataType");
    checks.optionalChoice(type, "StreamingConfigurations.DataType", ["Channel", "ChannelMessage"]);
    const stream = checks.text(ResourceArn, "StreamingConfigurations.ResourceArn", {
      minimum: 5,
      maximum: 1600,
      pattern: /^arn:aws:kinesis:[a-z0-9-]+:[0-9]{12}:stream\/chime-messaging-[a-zA-Z0-9_.-]*$/,
    });
    if (!isNear(stream, call)) {
      checks.refuse(`${stream} is not in the account and Region of the app instance`);
    }
    return { DataType: type, ResourceArn: stream };
  });
}
