import { IAMClient } from "@aws-sdk/client-iam";
import { clientsOf, type OwnerSettings } from "../../../estate/owner.ts";

/** IAM, where every account has it. */
export function iamOf(settings: OwnerSettings): IAMClient {
  return clientsOf(settings, (config) => new IAMClient(config))("us-east-1");
}
