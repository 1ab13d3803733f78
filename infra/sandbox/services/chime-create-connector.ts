import type {
  CreateVoiceConnectorRequest,
  CreateVoiceConnectorResponse,
} from "@aws-sdk/client-chime-sdk-voice";
import type { Operation } from "../gateway/operation.ts";
import { arnOf, checks, checkTags, voiceName } from "./chime-checks.ts";
import type { ChimeContext } from "./chime-options.ts";
import { wholeConnector } from "./chime-read-connectors.ts";
import { voiceRegions } from "./chime-regions.ts";
import { type ConnectorEntry, chimeState, putConnector } from "./chime-state.ts";
import { drawHex } from "./identifiers.ts";

/**
 * `CreateVoiceConnector`: a Voice Connector that streams nothing, in the Region that it names or else in us-east-1,
 * wherever the call goes. That a call can name another Region than its own is taken at the word of the
 * documentation.
 *
 * Source: documentation in @aws-sdk/client-chime-sdk-voice 3.1142.0, CreateVoiceConnectorRequest (read 2026-11-20).
 */
export function createVoiceConnector({
  world,
}: ChimeContext): Operation<CreateVoiceConnectorRequest, CreateVoiceConnectorResponse> {
  return {
    mutates: true,
    authorization: () => ({ action: "chime:CreateVoiceConnector", resources: ["*"] }),

    answer(input, { account }) {
      const name = checks.text(input.Name, "Name", voiceName);
      const choices = voiceRegions.filter((candidate) => world.regions.includes(candidate));
      const region = checks.optionalChoice(input.AwsRegion ?? "us-east-1", "AwsRegion", choices);
      const place = { account, region: checks.given(region, "AwsRegion") };
      const integration = checks.optionalChoice(input.IntegrationType, "IntegrationType", [
        "CONNECT_CALL_TRANSFER_CONNECTOR",
        "CONNECT_ANALYTICS_CONNECTOR",
      ]);
      const network = checks.optionalChoice(input.NetworkType, "NetworkType", ["IPV4_ONLY", "DUAL_STACK"]);
      checkTags(input.Tags);
      const id = drawHex(() => world.random(), 22);
      const entry: ConnectorEntry = {
        id,
        arn: arnOf(place, "vc", id),
        settings: {
          AwsRegion: place.region,
          Name: name,
          RequireEncryption: checks.given(input.RequireEncryption, "RequireEncryption"),
          ...(integration === undefined ? {} : { IntegrationType: integration }),
          ...(network === undefined ? {} : { NetworkType: network }),
        },
        createdAt: world.now().toISOString(),
      };
      putConnector(chimeState(world, place), entry);
      return { VoiceConnector: wholeConnector(entry) };
    },
  };
}
