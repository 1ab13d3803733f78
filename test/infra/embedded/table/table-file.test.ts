import { execFile } from "node:child_process";
import { once } from "node:events";
import { promisify } from "node:util";
import {
  ConditionalCheckFailedException,
  DescribeTableCommand,
  GetItemCommand,
  QueryCommand,
  ResourceNotFoundException,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { describe, expect, it } from "vitest";
import {
  emptyDirectory,
  inAnotherProcess,
  linesOf,
  moduleUrls,
  open,
  request,
} from "./arrange-table-file.ts";
import { addRole, createRoles } from "./roles-table.ts";

describe("openTableFile", () => {
  it("answers with the item as it is after an update", async () => {
    const { client } = await open();
    await createRoles(client);
    await client.send(addRole(0));

    const { Attributes } = await client.send(
      new UpdateItemCommand({
        TableName: "roles",
        Key: { id: { N: "0" } },
        UpdateExpression: "SET #version = :one",
        ExpressionAttributeNames: { "#version": "version" },
        ExpressionAttributeValues: { ":one": { N: "1" } },
        ReturnValues: "ALL_NEW",
      }),
    );

    expect(Attributes).toEqual({ id: { N: "0" }, text: { S: "" }, version: { N: "1" } });
  });

  it("finds items by their key, letters of all the world included", async () => {
    const { client } = await open();
    await createRoles(client);
    await client.send(
      new UpdateItemCommand({
        TableName: "roles",
        Key: { id: { N: "7" } },
        UpdateExpression: "SET note = :note",
        ExpressionAttributeValues: { ":note": { S: "naïve 役割 🎬" } },
      }),
    );

    const { Items } = await client.send(
      new QueryCommand({
        TableName: "roles",
        KeyConditionExpression: "id = :id",
        ExpressionAttributeValues: { ":id": { N: "7" } },
      }),
    );

    expect(Items).toEqual([{ id: { N: "7" }, note: { S: "naïve 役割 🎬" } }]);
  });

  it("lets one of ten win who write the same item at the same time", async () => {
    const { client } = await open();
    await createRoles(client);

    const writes = await Promise.allSettled(Array.from({ length: 10 }, () => client.send(addRole(1))));

    const refused = writes.flatMap((write) => (write.status === "rejected" ? [write.reason] : []));
    expect(refused).toHaveLength(9);
    expect(refused.every((reason) => reason instanceof ConditionalCheckFailedException)).toBe(true);
  });

  it("refuses in DynamoDB's words", async () => {
    const { client } = await open();

    const unknownTable = client.send(new DescribeTableCommand({ TableName: "nowhere" }));
    await expect(unknownTable).rejects.toBeInstanceOf(ResourceNotFoundException);
    const noKey = client.send(
      new GetItemCommand({ TableName: "nowhere", Key: {}, ProjectionExpression: "a b" }),
    );
    await expect(noKey).rejects.toMatchObject({
      name: "ValidationException",
      message: expect.stringContaining("Invalid ProjectionExpression: Syntax error"),
      $metadata: { httpStatusCode: 400, attempts: 1 },
    });
  });

  it("refuses an operation that it does not know", async () => {
    const { file } = await open();

    const { response } = await file.requestHandler.handle(request("DeleteTable", { TableName: "roles" }));

    expect(response).toMatchObject({ statusCode: 400 });
    expect(String(response.body)).toBe('{"__type":"com.amazon.coral.service#UnknownOperationException"}');
  });

  it("keeps tables apart that are only in memory", async () => {
    const [{ client: one }, { client: other }] = [await open(), await open()];

    await createRoles(one);

    const describeTable = other.send(new DescribeTableCommand({ TableName: "roles" }));
    await expect(describeTable).rejects.toBeInstanceOf(ResourceNotFoundException);
  });

  it("opens no port", async () => {
    const child = inAnotherProcess(
      await emptyDirectory(),
      "await createRoles(client); console.log(process.getActiveResourcesInfo().join()); await file.close();",
    );

    const { value: resources } = await linesOf(child).next();

    expect(resources).not.toMatch(/TCP|UDP|PipeServer/);
  });

  it("holds no process back once it is closed", async () => {
    const child = inAnotherProcess(await emptyDirectory(), "await createRoles(client); await file.close();");

    const [exitCode] = await once(child, "exit");

    expect(exitCode).toBe(0);
  });

  it("says so where there is no native code for the machine", async () => {
    const program = `
      const { openTableFile } = await import("${moduleUrls.tableFile}");
      await openTableFile().catch(({ name, message }) => console.log(name + ": " + message));`;
    // What looks for the code takes npm's word for the machine.
    const env = { ...process.env, npm_config_arch: "s390x" };

    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", program], {
      env,
    });

    expect(stdout).toMatch(/^TableFileUnsupportedError: LevelDB, .* is not there for this machine/);
  });
});
