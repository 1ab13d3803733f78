import type {
  PutVoiceConnectorStreamingConfigurationRequest,
  PutVoiceConnectorStreamingConfigurationResponse,
  StreamingConfiguration,
} from "@aws-sdk/client-chime-sdk-voice";
import type { Operation } from "../gateway/operation.ts";
import { checks, connectorOf, idIn, onResource } from "./chime-checks.ts";
import type { ChimeContext } from "./chime-options.ts";
import { streamsOrAnalyses, voiceRole } from "./chime-roles.ts";
import { putConnector } from "./chime-state.ts";
import { ensureRole } from "./role-on-demand.ts";

/**
 * `PutVoiceConnectorStreamingConfiguration`: replaces the whole configuration, and makes the role when it streams
 * to Kinesis or analyses calls.
 *
 * Source: Amazon Chime Administrator Guide, "Using roles to stream Amazon Chime Voice Connector media to Kinesis"
 * (as of 2026-11-20).
 */
export function putVoiceConnectorStreamingConfiguration(
  context: ChimeContext,
): Operation<
  PutVoiceConnectorStreamingConfigurationRequest,
  PutVoiceConnectorStreamingConfigurationResponse
> {
  return {
    mutates: true,

    authorization({ VoiceConnectorId, StreamingConfiguration: streaming }, call) {
      const { action, resources } = onResource(
        "PutVoiceConnectorStreamingConfiguration",
        call,
        "vc",
        VoiceConnectorId,
      );
      const insights = streaming?.MediaInsightsConfiguration?.ConfigurationArn;
      return { action, resources: insights === undefined ? resources : [...resources, insights] };
    },

    async answer(input, call) {
      const id = idIn(input.VoiceConnectorId, "VoiceConnectorId");
      const streaming = checkedStreaming(input.StreamingConfiguration);
      connectorOf(context, call, id);
      if (streamsOrAnalyses(streaming)) {
        await ensureRole(context.world, call, voiceRole);
      }
      const [state, entry] = connectorOf(context, call, id);
      putConnector(state, { ...entry, streaming });
      return { StreamingConfiguration: streaming };
    },
  };
}

function checkedStreaming(given: StreamingConfiguration | undefined): StreamingConfiguration {
  const member = "StreamingConfiguration";
  const streaming = checks.given(given, member);
  const { StreamingNotificationTargets: targets, MediaInsightsConfiguration: insights } = streaming;
  const hours = checks.given(streaming.DataRetentionInHours, `${member}.DataRetentionInHours`);
  checks.optionalNumber(hours, `${member}.DataRetentionInHours`, {
    minimum: 0,
    maximum: Number.MAX_SAFE_INTEGER,
  });
  if (targets !== undefined && (targets.length < 1 || targets.length > 3)) {
    checks.refuse(`${member}.StreamingNotificationTargets must have 1 to 3 entries`);
  }
  for (const { NotificationTarget } of targets ?? []) {
    const path = `${member}.StreamingNotificationTargets.NotificationTarget`;
    checks.optionalChoice(checks.given(NotificationTarget, path), path, ["EventBridge", "SNS", "SQS"]);
  }
  return {
    DataRetentionInHours: hours,
    Disabled: checks.given(streaming.Disabled, `${member}.Disabled`),
    ...(targets === undefined ? {} : { StreamingNotificationTargets: targets }),
    ...(insights === undefined ? {} : { MediaInsightsConfiguration: insights }),
  };
}
