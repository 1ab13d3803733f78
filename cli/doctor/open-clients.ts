import { once } from "../../functions/runtime/clients/once.ts";
import { onePerRegion } from "../../functions/services/clients.ts";
import type { ClientSettings } from "../../functions/services/port.ts";
import type { DoctorClients } from "./doctor-world.ts";

/** Clients with these settings; those of services without Regions speak to the hub's. */
export function openDoctorClients(settings: ClientSettings, hubRegion: string): DoctorClients {
  const hub = { ...settings, region: hubRegion };
  return {
    account: once(async () => {
      const { AccountClient } = await import("@aws-sdk/client-account");
      return new AccountClient(hub);
    }),
    cloudTrail: onePerRegion(async (region) => {
      const { CloudTrailClient } = await import("@aws-sdk/client-cloudtrail");
      return new CloudTrailClient({ ...settings, region });
    }),
    cloudWatch: onePerRegion(async (region) => {
      const { CloudWatchClient } = await import("@aws-sdk/client-cloudwatch");
      return new CloudWatchClient({ ...settings, region });
    }),
    eventBridge: onePerRegion(async (region) => {
      const { EventBridgeClient } = await import("@aws-sdk/client-eventbridge");
      return new EventBridgeClient({ ...settings, region });
    }),
    iam: once(async () => {
      const { IAMClient } = await import("@aws-sdk/client-iam");
      return new IAMClient(hub);
    }),
    sqs: onePerRegion(async (region) => {
      const { SQSClient } = await import("@aws-sdk/client-sqs");
      return new SQSClient({ ...settings, region });
    }),
    sts: async () => {
      const { STSClient } = await import("@aws-sdk/client-sts");
      return new STSClient(hub);
    },
  };
}
