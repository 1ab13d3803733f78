import type { DeleteVoiceConnectorRequest } from "@aws-sdk/client-chime-sdk-voice";
import type { Operation } from "../gateway/operation.ts";
import { connectorOf, idIn, onResource } from "./chime-checks.ts";
import type { ChimeContext } from "./chime-options.ts";

/** `DeleteVoiceConnector`: its streaming goes with it. The sandbox has no phone numbers that could be in the way. */
export function deleteVoiceConnector(
  context: ChimeContext,
): Operation<DeleteVoiceConnectorRequest, undefined> {
  return {
    mutates: true,
    authorization: ({ VoiceConnectorId }, call) =>
      onResource("DeleteVoiceConnector", call, "vc", VoiceConnectorId),

    answer(input, call) {
      const [state, entry] = connectorOf(context, call, idIn(input.VoiceConnectorId, "VoiceConnectorId"));
      state.connectors = state.connectors.filter((connector) => connector !== entry);
      return undefined;
    },
  };
}
