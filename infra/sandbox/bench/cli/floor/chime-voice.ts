import {
  ChimeSDKVoiceClient,
  DeleteVoiceConnectorStreamingConfigurationCommand,
  GetVoiceConnectorStreamingConfigurationCommand,
  paginateListSipMediaApplications,
  paginateListVoiceConnectors,
  type VoiceConnector,
} from "@aws-sdk/client-chime-sdk-voice";
import { clientsOf, unlessMissing } from "../../../estate/owner.ts";
import type { FloorUsage, OpenFloor } from "./floor-service.ts";

/** Voice Connectors: whether one streams is asked of each, all at once. SIP media applications are looked for; there are none. */
export const chimeVoiceFloor: OpenFloor = (settings) => {
  const clientFor = clientsOf(settings, (config) => new ChimeSDKVoiceClient(config));

  async function usageOf(
    region: string,
    { VoiceConnectorId }: VoiceConnector,
  ): Promise<readonly FloorUsage[]> {
    const client = clientFor(region);
    const asked = client.send(new GetVoiceConnectorStreamingConfigurationCommand({ VoiceConnectorId }));
    const { StreamingConfiguration } = (await unlessMissing(asked)) ?? {};
    const release = () =>
      client.send(new DeleteVoiceConnectorStreamingConfigurationCommand({ VoiceConnectorId }));
    return StreamingConfiguration === undefined ? [] : [{ stage: 0, release }];
  }

  async function listConnectors(region: string): Promise<readonly FloorUsage[]> {
    const found: Promise<readonly FloorUsage[]>[] = [];
    const pages = { client: clientFor(region), pageSize: 100 };
    for await (const { VoiceConnectors = [] } of paginateListVoiceConnectors(pages, {})) {
      found.push(...VoiceConnectors.map((connector) => usageOf(region, connector)));
    }
    return (await Promise.all(found)).flat();
  }

  async function refuseApplications(region: string): Promise<void> {
    const pages = { client: clientFor(region), pageSize: 100 };
    for await (const { SipMediaApplications = [] } of paginateListSipMediaApplications(pages, {})) {
      if (SipMediaApplications.length > 0) {
        throw new Error(`A SIP media application in ${region} is left to a person`);
      }
    }
  }

  return {
    key: "chime-voice",
    roleName: "AWSServiceRoleForAmazonChimeVoiceConnector",
    async list(region) {
      const [usages] = await Promise.all([listConnectors(region), refuseApplications(region)]);
      return usages;
    },
  };
};
