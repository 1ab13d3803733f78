import { GetRoleCommand, IAMClient, paginateListRoles } from "@aws-sdk/client-iam";
import { HUB_REGION } from "../../cloud/regions.ts";
import { mediaPackageState } from "../services/mediapackage-state.ts";
import type { Sandbox } from "../start-sandbox.ts";
import type { Chronicle } from "./chronicle.ts";
import type { Ending } from "./ending.ts";
import { textIn } from "./run/visits.ts";
import { type Resources, ROLES } from "./story/setting.ts";

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
  const messages = engines.topics.messages();
  const documents = chronicle.chapters.flatMap(({ groups }) => groups).map(({ latest }) => latest.document);
  const tokens = tokensOf(sandbox);
  const inQueues = Object.values(engines.queues.all()).flat().length;
  const told = JSON.stringify(chronicle);
  return {
    rolesInIam,
    records: chronicle.after,
    runs: chronicle.runs,
    findings: chronicle.findings,
    remediations: chronicle.remediations,
    messages: {
      sent: messages.length,
      shown: messages.filter(({ message }) => documents.some((document) => document?.text === message))
        .length,
    },
    requiredRole: rolesInIam.includes(ROLES.resourceExplorer)
      ? await readRole(client, ROLES.resourceExplorer)
      : undefined,
    functionErrors: engines.functions.failures(),
    deadLetters: inQueues + engines.events.dropped().length,
    secretsTold: secretsOf(sandbox).filter((secret) => told.includes(secret)).length,
    tokens: { issued: tokens.length, told: tokens.filter((token) => told.includes(token)).length },
    resources,
  };
}

async function readRole(client: IAMClient, RoleName: string): Promise<Ending["requiredRole"]> {
  const { Role } = await client.send(new GetRoleCommand({ RoleName }));
  const tags = (Role?.Tags ?? []).map(({ Key = "", Value = "" }) => [Key, Value] as const);
  return { description: Role?.Description ?? "", tags: Object.fromEntries(tags) };
}

/** What waiting runs can be woken with, as their executions' histories hold it: it must never be told. */
export function tokensOf({ engines: { states } }: Pick<Sandbox, "engines">): readonly string[] {
  const histories = states
    .listStateMachines()
    .flatMap(({ arn }) => states.listExecutions({ stateMachineArn: arn }))
    .flatMap(({ executionArn }) => states.getExecutionHistory(executionArn));
  const found = histories.flatMap((event) => [
    ...textIn(event, "taskScheduledEventDetails", "parameters").matchAll(/"taskToken":"([^"]+)"/g),
  ]);
  return found.flatMap(([, token]) => token ?? []);
}

/** What encoders log in with at the channels of MediaPackage: it must never be told. */
export function secretsOf({ account, world }: Pick<Sandbox, "account" | "world">): readonly string[] {
  return world.regions
    .flatMap((region) => mediaPackageState(world, { account, region }).channels)
    .flatMap(({ ingest }) => ingest)
    .flatMap(({ username, password }) => [username, password]);
}
