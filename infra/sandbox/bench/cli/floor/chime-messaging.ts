import { ChimeSDKIdentityClient, paginateListAppInstances } from "@aws-sdk/client-chime-sdk-identity";
import {
  ChimeSDKMessagingClient,
  DeleteMessagingStreamingConfigurationsCommand,
  GetMessagingStreamingConfigurationsCommand,
} from "@aws-sdk/client-chime-sdk-messaging";
import { clientsOf, unlessMissing } from "../../../estate/owner.ts";
import type { FloorUsage, OpenFloor } from "./floor-service.ts";

/** App instances: whether one streams is asked of each, all at once. */
export const chimeMessagingFloor: OpenFloor = (settings) => {
  const identityFor = clientsOf(settings, (config) => new ChimeSDKIdentityClient(config));
  const messagingFor = clientsOf(settings, (config) => new ChimeSDKMessagingClient(config));
  return {
    key: "chime-messaging",
    roleName: "AWSServiceRoleForChimeSDKMessaging",
    async list(region) {
      const messaging = messagingFor(region);
      const found: Promise<readonly FloorUsage[]>[] = [];
      for await (const { AppInstances = [] } of paginateListAppInstances(
        { client: identityFor(region), pageSize: 50 },
        {},
      )) {
        found.push(
          ...AppInstances.map(async ({ AppInstanceArn }) => {
            const asked = messaging.send(new GetMessagingStreamingConfigurationsCommand({ AppInstanceArn }));
            const { StreamingConfigurations = [] } = (await unlessMissing(asked)) ?? {};
            const release = () =>
              messaging.send(new DeleteMessagingStreamingConfigurationsCommand({ AppInstanceArn }));
            return StreamingConfigurations.length === 0 ? [] : [{ stage: 0, release } as const];
          }),
        );
      }
      return (await Promise.all(found)).flat();
    },
  };
};
