import { IAMClient, paginateListRoles } from "@aws-sdk/client-iam";
import { HUB_REGION } from "../../cloud/regions.ts";
import type { Sandbox } from "../start-sandbox.ts";
import type { Chronicle } from "./chronicle.ts";
import type { Ending } from "./ending.ts";

/** Reads how the sandbox looks now: IAM by a call of an administrator, the rest from the engines. */
export async function readEnding(
  { url, account, engines }: Pick<Sandbox, "url" | "account" | "engines">,
  { after, runs }: Pick<Chronicle, "after" | "runs">,
  indexArn: string | undefined,
): Promise<Ending> {
  const credentials = { accessKeyId: account, secretAccessKey: "sandbox" };
  const client = new IAMClient({ endpoint: url, region: HUB_REGION, credentials });
  const rolesInIam: string[] = [];
  for await (const { Roles = [] } of paginateListRoles({ client }, { PathPrefix: "/aws-service-role/" })) {
    rolesInIam.push(...Roles.flatMap(({ RoleName }) => RoleName ?? []));
  }
  const inQueues = Object.values(engines.queues.all()).flat().length;
  return {
    rolesInIam,
    records: after,
    runs,
    functionErrors: engines.functions.failures(),
    deadLetters: inQueues + engines.events.dropped().length,
    indexArn,
  };
}
