import { MediaPackageClient, paginateListChannels } from "@aws-sdk/client-mediapackage";
import { paginateScan } from "@aws-sdk/lib-dynamodb";
import { describe, expect, it } from "vitest";
import { ACCOUNT, REGION, type Stack, startStack } from "./stack.ts";

const roleName = "AWSServiceRoleForMediaPackage";

/** User names and passwords of every ingest endpoint, as an administrator may read them. */
async function secretsOf(stack: Stack): Promise<readonly string[]> {
  const credentials = { accessKeyId: ACCOUNT, secretAccessKey: "x" };
  const client = new MediaPackageClient({ endpoint: stack.url, region: REGION, credentials });
  const secrets: string[] = [];
  for await (const { Channels = [] } of paginateListChannels({ client }, {})) {
    const endpoints = Channels.flatMap(({ HlsIngest }) => HlsIngest?.IngestEndpoints ?? []);
    secrets.push(...endpoints.flatMap(({ Username = "", Password = "" }) => [Username, Password]));
  }
  return secrets;
}

/** Everything that rolecall keeps, says or answers, as text: table, logs, executions, dead letters. */
async function saidBy(stack: Stack): Promise<string> {
  const items: unknown[] = [];
  for await (const { Items = [] } of paginateScan({ client: stack.table }, { TableName: stack.tableName })) {
    items.push(...Items);
  }
  const { functions, queues, states, events } = stack.engines;
  const executions = states
    .listStateMachines()
    .flatMap(({ arn }) => states.listExecutions({ stateMachineArn: arn }))
    .map(({ executionArn }) => [
      states.describeExecution(executionArn),
      states.getExecutionHistory(executionArn),
    ]);
  const logs = functions.list().flatMap(({ arn }) => functions.logs(arn));
  return JSON.stringify({ items, logs, executions, queues: queues.all(), dropped: events.dropped() });
}

describe("secrets in MediaPackage's answers", () => {
  it("are in no log, item, execution or dead letter, whether a run succeeds or fails, or a restore follows", async () => {
    const stack = await startStack();
    const { mediaPackage } = stack.owners;
    await mediaPackage.use(REGION, "live");
    await mediaPackage.usePackagingGroup(REGION, "films");
    const secrets = await secretsOf(stack);
    await stack.clock.settle(60);
    stack.faults.set([
      {
        service: "mediapackage",
        operation: "ConfigureLogs",
        error: { code: "ForbiddenException", status: 403 },
      },
    ]);
    const failed = await stack.run({ roleName, mode: "apply" });
    stack.faults.set([]);
    await stack.clock.advance(60);
    const deleted = await stack.run({ roleName, mode: "apply" });
    await stack.clock.advance(60);
    const restored = await stack.restore({ roleName, mode: "apply" });

    const said = await saidBy(stack);

    expect([failed.outcome, deleted.outcome, restored.outcome]).toEqual(["failed", "deleted", "restored"]);
    expect(restored.resources.map(({ kind }) => kind)).toEqual(["restored", "restored", "restored"]);
    expect(secrets).toHaveLength(4);
    expect(secrets.filter((secret) => secret.length < 8)).toEqual([]);
    expect(secrets.filter((secret) => said.includes(secret))).toEqual([]);
    expect(said.includes("EgressAccessLogs")).toBe(true);
  });
});
