import {
  ChimeSDKIdentityClient,
  CreateAppInstanceCommand,
  DeleteAppInstanceCommand,
} from "@aws-sdk/client-chime-sdk-identity";
import {
  ChimeSDKMessagingClient,
  DeleteMessagingStreamingConfigurationsCommand,
  GetMessagingStreamingConfigurationsCommand,
  PutMessagingStreamingConfigurationsCommand,
} from "@aws-sdk/client-chime-sdk-messaging";
import { required } from "../../../functions/core/required.ts";
import { clientsOf, type Owner, type OwnerSettings, regionIn, unlessMissing } from "./owner.ts";

/** Owners of app instances that stream their messages to Kinesis. There are some only where Chime has them. */
export function chimeMessagingOwner(settings: OwnerSettings): Owner {
  const identityFor = clientsOf(settings, (config) => new ChimeSDKIdentityClient(config));
  const messagingFor = clientsOf(settings, (config) => new ChimeSDKMessagingClient(config));

  async function stream(AppInstanceArn: string, streamName: string) {
    const region = regionIn(AppInstanceArn);
    const ResourceArn = `arn:aws:kinesis:${region}:${settings.account}:stream/chime-messaging-${streamName}`;
    const StreamingConfigurations = [{ DataType: "ChannelMessage", ResourceArn } as const];
    await messagingFor(region).send(
      new PutMessagingStreamingConfigurationsCommand({ AppInstanceArn, StreamingConfigurations }),
    );
  }

  return {
    async use(region, Name) {
      const { AppInstanceArn } = await identityFor(region).send(new CreateAppInstanceCommand({ Name }));
      const arn = required(AppInstanceArn, "the app instance's ARN");
      await stream(arn, Name);
      return arn;
    },

    async stopUsing(AppInstanceArn) {
      const command = new DeleteMessagingStreamingConfigurationsCommand({ AppInstanceArn });
      await messagingFor(regionIn(AppInstanceArn)).send(command);
    },

    change: (arn, variant) => stream(arn, `variant-${Math.abs(variant)}`),

    async remove(AppInstanceArn) {
      await identityFor(regionIn(AppInstanceArn)).send(new DeleteAppInstanceCommand({ AppInstanceArn }));
    },

    async settings(AppInstanceArn) {
      const command = new GetMessagingStreamingConfigurationsCommand({ AppInstanceArn });
      const answer = await unlessMissing(messagingFor(regionIn(AppInstanceArn)).send(command));
      const { StreamingConfigurations = [] } = answer ?? {};
      return StreamingConfigurations.length === 0 ? undefined : { StreamingConfigurations };
    },
  };
}
