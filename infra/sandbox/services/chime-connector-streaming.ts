import type {
  DeleteVoiceConnectorStreamingConfigurationRequest,
  GetVoiceConnectorStreamingConfigurationRequest,
  GetVoiceConnectorStreamingConfigurationResponse,
} from "@aws-sdk/client-chime-sdk-voice";
import type { Operation } from "../gateway/operation.ts";
import { connectorOf, found, idIn, onResource } from "./chime-checks.ts";
import type { ChimeContext } from "./chime-options.ts";
import { putConnector } from "./chime-state.ts";

/**
 * `GetVoiceConnectorStreamingConfiguration`: not found where nothing is configured.
 *
 * Source: what Terraform's AWS provider makes of that answer (as of 2026-11-20).
 */
export function getVoiceConnectorStreamingConfiguration(
  context: ChimeContext,
): Operation<
  GetVoiceConnectorStreamingConfigurationRequest,
  GetVoiceConnectorStreamingConfigurationResponse
> {
  return {
    mutates: false,
    authorization: ({ VoiceConnectorId }, call) =>
      onResource("GetVoiceConnectorStreamingConfiguration", call, "vc", VoiceConnectorId),

    answer(input, call) {
      const id = idIn(input.VoiceConnectorId, "VoiceConnectorId");
      const [, { streaming }] = connectorOf(context, call, id);
      return { StreamingConfiguration: found(streaming, `streaming configuration of Voice Connector ${id}`) };
    },
  };
}

/** `DeleteVoiceConnectorStreamingConfiguration`: the Voice Connector itself stays. */
export function deleteVoiceConnectorStreamingConfiguration(
  context: ChimeContext,
): Operation<DeleteVoiceConnectorStreamingConfigurationRequest, undefined> {
  return {
    mutates: true,
    authorization: ({ VoiceConnectorId }, call) =>
      onResource("DeleteVoiceConnectorStreamingConfiguration", call, "vc", VoiceConnectorId),

    answer(input, call) {
      const id = idIn(input.VoiceConnectorId, "VoiceConnectorId");
      const [state, entry] = connectorOf(context, call, id);
      const { streaming, ...without } = entry;
      found(streaming, `streaming configuration of Voice Connector ${id}`);
      putConnector(state, without);
      return undefined;
    },
  };
}
