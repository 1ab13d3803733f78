import { IAMClient, paginateListRoles } from "@aws-sdk/client-iam";
import { HUB_REGION } from "../../cloud/regions.ts";
import { mediaPackageState } from "../services/mediapackage-state.ts";
import type { Sandbox } from "../start-sandbox.ts";
import type { Chronicle } from "./chronicle.ts";
import type { Ending } from "./ending.ts";
import type { Resources } from "./story/setting.ts";

/** Reads how the sandbox looks now: IAM by a call of an administrator, the rest from the engines. */
export async function readEnding(
  sandbox: Pick<Sandbox, "url" | "account" | "engines" | "world">,
  chronicle: Chronicle,
  resources: Resources | undefined,
): Promise<Ending> {
  const { url, account, engines } = sandbox;
  const credentials = { accessKeyId: account, secretAccessKey: "sandbox" };
  const client = new IAMClient({ endpoint: url, region: HUB_REGION, credentials });
  const rolesInIam: string[] = [];
  for await (const { Roles = [] } of paginateListRoles({ client }, { PathPrefix: "/aws-service-role/" })) {
    rolesInIam.push(...Roles.flatMap(({ RoleName }) => RoleName ?? []));
  }
  const inQueues = Object.values(engines.queues.all()).flat().length;
  const told = JSON.stringify(chronicle);
  return {
    rolesInIam,
    records: chronicle.after,
    runs: chronicle.runs,
    functionErrors: engines.functions.failures(),
    deadLetters: inQueues + engines.events.dropped().length,
    secretsTold: secretsOf(sandbox).filter((secret) => told.includes(secret)).length,
    resources,
  };
}

/** What encoders log in with at the channels of MediaPackage: it must never be told. */
export function secretsOf({ account, world }: Pick<Sandbox, "account" | "world">): readonly string[] {
  return world.regions
    .flatMap((region) => mediaPackageState(world, { account, region }).channels)
    .flatMap(({ ingest }) => ingest)
    .flatMap(({ username, password }) => [username, password]);
}
