import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from "@aws-sdk/client-dynamodb";
import { describe, expect, it, onTestFinished } from "vitest";
import { startTable } from "../../../../infra/embedded/table/table.ts";
import { untilActive } from "../../../../infra/embedded/table/until-active.ts";

const TABLE = new URL("../../../../infra/embedded/table/table.ts", import.meta.url).href;

async function emptyDirectory() {
  const directory = await mkdtemp(join(tmpdir(), "table-"));
  onTestFinished(() => rm(directory, { recursive: true }));
  return directory;
}

function connect(endpoint: string) {
  const client = new DynamoDBClient({
    endpoint,
    region: "us-east-1",
    credentials: { accessKeyId: "key", secretAccessKey: "secret" },
  });
  onTestFinished(() => client.destroy());
  return client;
}

const createRoles = async (client: DynamoDBClient) => {
  await client.send(
    new CreateTableCommand({
      TableName: "roles",
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
      KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
    }),
  );
  await untilActive(client, "roles");
};
const putRole = (id: string) =>
  new PutItemCommand({ TableName: "roles", Item: { id: { S: id }, n: { N: "1" } } });
const getRole = (id: string) => new GetItemCommand({ TableName: "roles", Key: { id: { S: id } } });

describe("startTable", () => {
  it("listens on loopback and has a table that was created", async () => {
    const table = await startTable();
    onTestFinished(() => table.stop());
    const client = connect(table.endpoint);

    await createRoles(client);
    const { Table } = await client.send(new DescribeTableCommand({ TableName: "roles" }));

    expect(table.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(Table?.TableStatus).toBe("ACTIVE");
  });

  it("makes conditional writes", async () => {
    const table = await startTable();
    onTestFinished(() => table.stop());
    const client = connect(table.endpoint);
    const onlyNew = new PutItemCommand({
      TableName: "roles",
      Item: { id: { S: "a" } },
      ConditionExpression: "attribute_not_exists(id)",
    });
    await createRoles(client);

    await client.send(onlyNew);

    await expect(client.send(onlyNew)).rejects.toThrow("conditional request failed");
  });

  it("keeps tables apart that are only in memory", async () => {
    const [one, other] = await Promise.all([startTable(), startTable()]);
    onTestFinished(() => Promise.all([one.stop(), other.stop()]).then(() => undefined));

    await createRoles(connect(one.endpoint));

    const describeTable = connect(other.endpoint).send(new DescribeTableCommand({ TableName: "roles" }));
    await expect(describeTable).rejects.toThrow("Requested resource not found");
  });

  it("stops at once, though a client keeps its connection", async () => {
    const table = await startTable();
    const client = connect(table.endpoint);
    await createRoles(client);

    await table.stop();

    await expect(fetch(table.endpoint)).rejects.toThrow("fetch failed");
  });
});

describe("startTable with a directory", () => {
  it("finds its tables again after a stop", async () => {
    const directory = await emptyDirectory();
    const before = await startTable({ directory });
    await createRoles(connect(before.endpoint));
    await connect(before.endpoint).send(putRole("a"));
    await before.stop();

    const after = await startTable({ directory });
    onTestFinished(() => after.stop());
    const { Item } = await connect(after.endpoint).send(getRole("a"));

    expect(Item).toEqual({ id: { S: "a" }, n: { N: "1" } });
  });

  it("finds its tables again after the process was killed", async () => {
    const directory = await emptyDirectory();
    const program = `
      import { startTable } from ${JSON.stringify(TABLE)};
      const { endpoint } = await startTable({ directory: ${JSON.stringify(directory)} });
      console.log(endpoint);`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [chunk] = await once(child.stdout, "data");
    const endpoint = String(chunk).trim();
    await createRoles(connect(endpoint));
    await connect(endpoint).send(putRole("a"));
    const exit = once(child, "exit");
    child.kill("SIGKILL");
    await exit;

    const after = await startTable({ directory });
    onTestFinished(() => after.stop());
    const { Item } = await connect(after.endpoint).send(getRole("a"));

    expect(Item).toEqual({ id: { S: "a" }, n: { N: "1" } });
  });

  it("is refused while another server has it", async () => {
    const directory = await emptyDirectory();
    const table = await startTable({ directory });
    onTestFinished(() => table.stop());

    await expect(startTable({ directory })).rejects.toMatchObject({ name: "DirectoryInUseError" });
  });

  it("is not held by a claim that says nothing", async () => {
    const directory = await emptyDirectory();
    await writeFile(join(directory, "in-use-by"), "");

    const table = await startTable({ directory });
    await table.stop();

    expect(table.endpoint).toContain("127.0.0.1");
  });
});
