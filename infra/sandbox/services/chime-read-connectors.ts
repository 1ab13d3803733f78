import type {
  GetVoiceConnectorRequest,
  GetVoiceConnectorResponse,
  ListVoiceConnectorsRequest,
  ListVoiceConnectorsResponse,
  VoiceConnector,
} from "@aws-sdk/client-chime-sdk-voice";
import type { Operation } from "../gateway/operation.ts";
import { checks, connectorOf, idIn, onResource, pageRequest } from "./chime-checks.ts";
import { listedStates, VOICE_PAGE } from "./chime-lists.ts";
import type { ChimeContext } from "./chime-options.ts";
import type { ConnectorEntry } from "./chime-state.ts";
import { cutPage } from "./paging.ts";

/** `GetVoiceConnector`. */
export function getVoiceConnector(
  context: ChimeContext,
): Operation<GetVoiceConnectorRequest, GetVoiceConnectorResponse> {
  return {
    mutates: false,
    authorization: ({ VoiceConnectorId }, call) =>
      onResource("GetVoiceConnector", call, "vc", VoiceConnectorId),

    answer(input, call) {
      const [, entry] = connectorOf(context, call, idIn(input.VoiceConnectorId, "VoiceConnectorId"));
      return { VoiceConnector: wholeConnector(entry) };
    },
  };
}

/** `ListVoiceConnectors`: those of a Region, or of all Regions, page by page. */
export function listVoiceConnectors(
  context: ChimeContext,
): Operation<ListVoiceConnectorsRequest, ListVoiceConnectorsResponse> {
  return {
    mutates: false,
    authorization: () => ({ action: "chime:ListVoiceConnectors", resources: ["*"] }),

    answer(input, call) {
      const request = pageRequest(input, context, VOICE_PAGE);
      const connectors = listedStates(context, call).flatMap((state) => state.connectors);
      const page = cutPage(connectors, ({ arn }) => arn, request, checks.refuse);
      return { VoiceConnectors: page.items.map(wholeConnector), NextToken: page.nextToken };
    },
  };
}

/** A Voice Connector as the API shows it: without its streaming. */
export function wholeConnector({ id, arn, settings, createdAt }: ConnectorEntry): VoiceConnector {
  const created = new Date(createdAt);
  return {
    VoiceConnectorId: id,
    VoiceConnectorArn: arn,
    ...settings,
    OutboundHostName: `${id}.voiceconnector.chime.aws`,
    CreatedTimestamp: created,
    UpdatedTimestamp: created,
  };
}
