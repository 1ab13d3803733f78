import {
  ChimeSDKVoiceClient,
  CreateSipMediaApplicationCommand,
  CreateVoiceConnectorCommand,
  DeleteSipMediaApplicationCommand,
  DeleteVoiceConnectorCommand,
  DeleteVoiceConnectorStreamingConfigurationCommand,
  GetVoiceConnectorStreamingConfigurationCommand,
  PutVoiceConnectorStreamingConfigurationCommand,
  VoiceConnectorAwsRegion,
} from "@aws-sdk/client-chime-sdk-voice";
import { required } from "../../../functions/core/required.ts";
import { clientsOf, lastPart, type Owner, type OwnerSettings, regionIn, unlessMissing } from "./owner.ts";

/** Owners of Voice Connectors that stream calls, and of SIP media applications. */
export interface ChimeVoiceOwner extends Owner {
  /** Makes a SIP media application, which nothing but deleting it makes stop using the role; answers its ARN. */
  addSipMediaApplication(region: string, name: string): Promise<string>;
}

const isApplication = (arn: string) => arn.includes(":sma/");

/** Owners in Chime SDK voice. */
export function chimeVoiceOwner(settings: OwnerSettings): ChimeVoiceOwner {
  const clientFor = clientsOf(settings, (config) => new ChimeSDKVoiceClient(config));

  async function stream(arn: string, DataRetentionInHours: number) {
    const StreamingConfiguration = { DataRetentionInHours, Disabled: false };
    const VoiceConnectorId = lastPart(arn);
    await clientFor(regionIn(arn)).send(
      new PutVoiceConnectorStreamingConfigurationCommand({ VoiceConnectorId, StreamingConfiguration }),
    );
  }

  async function remove(arn: string) {
    const client = clientFor(regionIn(arn));
    await (isApplication(arn)
      ? client.send(new DeleteSipMediaApplicationCommand({ SipMediaApplicationId: lastPart(arn) }))
      : client.send(new DeleteVoiceConnectorCommand({ VoiceConnectorId: lastPart(arn) })));
  }

  return {
    remove,

    async use(region, Name) {
      const AwsRegion = Object.values(VoiceConnectorAwsRegion).find((offered) => offered === region);
      const { VoiceConnector } = await clientFor(region).send(
        new CreateVoiceConnectorCommand({ Name, AwsRegion, RequireEncryption: true }),
      );
      const arn = required(VoiceConnector?.VoiceConnectorArn, "the Voice Connector's ARN");
      await stream(arn, 24);
      return arn;
    },

    async addSipMediaApplication(AwsRegion, Name) {
      const LambdaArn = `arn:aws:lambda:${AwsRegion}:${settings.account}:function:calls`;
      const { SipMediaApplication } = await clientFor(AwsRegion).send(
        new CreateSipMediaApplicationCommand({ AwsRegion, Name, Endpoints: [{ LambdaArn }] }),
      );
      return required(SipMediaApplication?.SipMediaApplicationArn, "the SIP media application's ARN");
    },

    async stopUsing(arn) {
      const command = new DeleteVoiceConnectorStreamingConfigurationCommand({
        VoiceConnectorId: lastPart(arn),
      });
      await (isApplication(arn) ? remove(arn) : clientFor(regionIn(arn)).send(command));
    },

    async change(arn, variant) {
      await (isApplication(arn) ? undefined : stream(arn, 1 + Math.abs(variant)));
    },

    async settings(arn) {
      if (isApplication(arn)) {
        return undefined;
      }
      const command = new GetVoiceConnectorStreamingConfigurationCommand({ VoiceConnectorId: lastPart(arn) });
      const answer = await unlessMissing(clientFor(regionIn(arn)).send(command));
      return answer && { StreamingConfiguration: answer.StreamingConfiguration };
    },
  };
}
