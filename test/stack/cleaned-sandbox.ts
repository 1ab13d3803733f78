import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DeleteServiceLinkedRoleCommand, IAMClient, paginateListRoles } from "@aws-sdk/client-iam";
import {
  DeleteChannelCommand,
  DeleteRecordingConfigurationCommand,
  IvsClient,
  paginateListChannels,
  paginateListRecordingConfigurations,
} from "@aws-sdk/client-ivs";
import {
  DeletePlaybackConfigurationCommand,
  MediaTailorClient,
  paginateListPlaybackConfigurations,
} from "@aws-sdk/client-mediatailor";
import {
  DeleteIndexCommand,
  paginateListIndexes,
  ResourceExplorer2Client,
} from "@aws-sdk/client-resource-explorer-2";
import { DeleteCommand, DynamoDBDocumentClient, paginateScan } from "@aws-sdk/lib-dynamodb";
import { endStream } from "../../infra/sandbox/services/ivs-streams.ts";
import type { Sandbox } from "../../infra/sandbox/start-sandbox.ts";

const DAY_SECONDS = 86_400;

/**
 * Brings a sandbox back to where it was when its stack had just been deployed, as an owner would: runs are stopped,
 * resources deleted, then roles, then what the inventory kept. Its functions stay warm, which is what this is for.
 */
export async function clean(sandbox: Sandbox, tableName: string): Promise<void> {
  const { account, clock, engines, faults, regions, url } = sandbox;
  const config = {
    endpoint: url,
    region: "us-east-1",
    credentials: { accessKeyId: account, secretAccessKey: "x" },
  };
  faults.set([]);
  for (const { arn } of engines.states.listStateMachines()) {
    for (const { executionArn } of engines.states.listExecutions({
      stateMachineArn: arn,
      statusFilter: "RUNNING",
    })) {
      engines.states.stopExecution({ executionArn });
    }
  }
  await clock.settle(DAY_SECONDS);
  for (const region of regions) {
    await cleanRegion(sandbox, { ...config, region });
  }
  await clock.settle(DAY_SECONDS);
  const iam = new IAMClient(config);
  for await (const { Roles = [] } of paginateListRoles(
    { client: iam },
    { PathPrefix: "/aws-service-role/" },
  )) {
    for (const { RoleName } of Roles) {
      await iam.send(new DeleteServiceLinkedRoleCommand({ RoleName }));
    }
  }
  await clock.settle(DAY_SECONDS);
  const table = DynamoDBDocumentClient.from(new DynamoDBClient(config));
  for await (const { Items = [] } of paginateScan({ client: table }, { TableName: tableName })) {
    for (const { pk, sk } of Items) {
      await table.send(new DeleteCommand({ TableName: tableName, Key: { pk, sk } }));
    }
  }
  engines.queues.restore(Object.fromEntries(Object.keys(engines.queues.all()).map((arn) => [arn, []])));
}

async function cleanRegion(
  { account, world }: Sandbox,
  config: ConstructorParameters<typeof IvsClient>[0] & { readonly region: string },
): Promise<void> {
  const ivs = new IvsClient(config);
  for await (const { channels = [] } of paginateListChannels({ client: ivs }, {})) {
    for (const { arn = "" } of channels) {
      endStream(world, { account, region: config.region, channelArn: arn });
      await ivs.send(new DeleteChannelCommand({ arn }));
    }
  }
  for await (const page of paginateListRecordingConfigurations({ client: ivs }, {})) {
    for (const { arn } of page.recordingConfigurations ?? []) {
      await ivs.send(new DeleteRecordingConfigurationCommand({ arn }));
    }
  }
  const mediaTailor = new MediaTailorClient(config);
  for await (const { Items = [] } of paginateListPlaybackConfigurations({ client: mediaTailor }, {})) {
    for (const { Name } of Items) {
      await mediaTailor.send(new DeletePlaybackConfigurationCommand({ Name }));
    }
  }
  const explorer = new ResourceExplorer2Client(config);
  for await (const { Indexes = [] } of paginateListIndexes(
    { client: explorer },
    { Regions: [config.region] },
  )) {
    for (const { Arn } of Indexes) {
      await explorer.send(new DeleteIndexCommand({ Arn }));
    }
  }
}
