import type { FakeService, World } from "../gateway/operation.ts";
import { deleteSipMediaApplication, updateSipMediaApplication } from "./chime-change-sip-application.ts";
import { chimeClients } from "./chime-clients.ts";
import {
  deleteVoiceConnectorStreamingConfiguration,
  getVoiceConnectorStreamingConfiguration,
} from "./chime-connector-streaming.ts";
import { createAppInstance } from "./chime-create-app-instance.ts";
import { createVoiceConnector } from "./chime-create-connector.ts";
import { createSipMediaApplication } from "./chime-create-sip-application.ts";
import { deleteAppInstance } from "./chime-delete-app-instance.ts";
import { deleteVoiceConnector } from "./chime-delete-connector.ts";
import {
  deleteMessagingStreamingConfigurations,
  getMessagingStreamingConfigurations,
} from "./chime-messaging-streaming.ts";
import { type ChimeContext, type ChimeOptions, defaultChimeOptions } from "./chime-options.ts";
import { putVoiceConnectorStreamingConfiguration } from "./chime-put-connector-streaming.ts";
import { putMessagingStreamingConfigurations } from "./chime-put-messaging-streaming.ts";
import { describeAppInstance, listAppInstances } from "./chime-read-app-instances.ts";
import { getVoiceConnector, listVoiceConnectors } from "./chime-read-connectors.ts";
import { getSipMediaApplication, listSipMediaApplications } from "./chime-read-sip-applications.ts";
import { messagingRegions, offeredIn, voiceRegions } from "./chime-regions.ts";
import { messagingRoles, messagingUsages, voiceRole, voiceUsages } from "./chime-roles.ts";

/**
 * The Chime SDK, as far as it owns roles: app instances and the streaming of their chat, Voice Connectors and
 * theirs, and SIP media applications. Events have parameters in small letters, as in the log entry that the
 * administrator guide shows.
 *
 * Source: Amazon Chime Administration Guide, "Logging Amazon Chime API calls with AWS CloudTrail" (read 2026-11-20).
 */
export function chimeService(world: World, options: Partial<ChimeOptions> = {}): FakeService {
  const context: ChimeContext = { world, options: { ...defaultChimeOptions, ...options } };
  for (const role of ["successor", "legacy"] as const) {
    world.provideUsages(messagingRoles[role].roleName, (account) => messagingUsages(context, account, role));
  }
  world.provideUsages(voiceRole.roleName, (account) => voiceUsages(context, account));
  return {
    signingName: "chime",
    eventSource: "chime.amazonaws.com",
    global: false,
    client: chimeClients,
    operations: {
      ...offeredIn(messagingRegions, {
        CreateAppInstance: createAppInstance(context),
        DeleteAppInstance: deleteAppInstance(context),
        DeleteMessagingStreamingConfigurations: deleteMessagingStreamingConfigurations(context),
        DescribeAppInstance: describeAppInstance(context),
        GetMessagingStreamingConfigurations: getMessagingStreamingConfigurations(context),
        ListAppInstances: listAppInstances(context),
        PutMessagingStreamingConfigurations: putMessagingStreamingConfigurations(context),
      }),
      ...offeredIn(voiceRegions, {
        CreateSipMediaApplication: createSipMediaApplication(context),
        CreateVoiceConnector: createVoiceConnector(context),
        DeleteSipMediaApplication: deleteSipMediaApplication(context),
        DeleteVoiceConnector: deleteVoiceConnector(context),
        DeleteVoiceConnectorStreamingConfiguration: deleteVoiceConnectorStreamingConfiguration(context),
        GetSipMediaApplication: getSipMediaApplication(context),
        GetVoiceConnector: getVoiceConnector(context),
        GetVoiceConnectorStreamingConfiguration: getVoiceConnectorStreamingConfiguration(context),
        ListSipMediaApplications: listSipMediaApplications(context),
        ListVoiceConnectors: listVoiceConnectors(context),
        PutVoiceConnectorStreamingConfiguration: putVoiceConnectorStreamingConfiguration(context),
        UpdateSipMediaApplication: updateSipMediaApplication(context),
      }),
    },
  };
}
