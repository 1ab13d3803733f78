import {
  CreateChannelCommand,
  CreateRecordingConfigurationCommand,
  DeleteChannelCommand,
  DeleteRecordingConfigurationCommand,
  GetChannelCommand,
  GetRecordingConfigurationCommand,
  IvsClient,
  UpdateChannelCommand,
} from "@aws-sdk/client-ivs";
import { required } from "../../../functions/core/required.ts";
import { clientsOf, type Owner, type OwnerSettings, regionIn, unlessMissing } from "./owner.ts";

/** Owners of recording configurations, which keep the role in use, and of channels that record with them. */
export interface IvsOwner extends Owner {
  /** Makes a channel that records with this configuration; answers its ARN. */
  makeRecordedChannel(name: string, recordingConfigurationArn: string): Promise<string>;
  /** Lets a channel record with this configuration. */
  attach(channelArn: string, recordingConfigurationArn: string): Promise<void>;
}

const isChannel = (arn: string) => arn.includes(":channel/");

/** Owners in IVS. A recording configuration has no switch: whoever stops using it deletes it. Nothing of it can be changed. */
export function ivsOwner(settings: OwnerSettings): IvsOwner {
  const clientFor = clientsOf(settings, (config) => new IvsClient(config));
  const detach = (arn: string) =>
    clientFor(regionIn(arn)).send(new UpdateChannelCommand({ arn, recordingConfigurationArn: "" }));
  const deleteConfiguration = (arn: string) =>
    clientFor(regionIn(arn)).send(new DeleteRecordingConfigurationCommand({ arn }));

  return {
    async use(region, name) {
      const destinationConfiguration = { s3: { bucketName: "recordings" } };
      const command = new CreateRecordingConfigurationCommand({ name, destinationConfiguration });
      const { recordingConfiguration } = await clientFor(region).send(command);
      return required(recordingConfiguration?.arn, "the recording configuration's ARN");
    },

    async makeRecordedChannel(name, recordingConfigurationArn) {
      const command = new CreateChannelCommand({ name, recordingConfigurationArn });
      const { channel } = await clientFor(regionIn(recordingConfigurationArn)).send(command);
      return required(channel?.arn, "the channel's ARN");
    },

    async attach(arn, recordingConfigurationArn) {
      await clientFor(regionIn(arn)).send(new UpdateChannelCommand({ arn, recordingConfigurationArn }));
    },

    async stopUsing(arn) {
      await (isChannel(arn) ? detach(arn) : deleteConfiguration(arn));
    },

    async change(arn, variant) {
      if (isChannel(arn)) {
        const latencyMode = variant % 2 === 0 ? "LOW" : "NORMAL";
        await clientFor(regionIn(arn)).send(new UpdateChannelCommand({ arn, latencyMode }));
      }
    },

    async remove(arn) {
      await (isChannel(arn)
        ? clientFor(regionIn(arn)).send(new DeleteChannelCommand({ arn }))
        : deleteConfiguration(arn));
    },

    async settings(arn) {
      const client = clientFor(regionIn(arn));
      if (isChannel(arn)) {
        const answer = await unlessMissing(client.send(new GetChannelCommand({ arn })));
        return answer && { recordingConfigurationArn: answer.channel?.recordingConfigurationArn ?? "" };
      }
      const answer = await unlessMissing(client.send(new GetRecordingConfigurationCommand({ arn })));
      const { arn: _, state: _state, ...set } = answer?.recordingConfiguration ?? { arn };
      return answer && set;
    },
  };
}
