import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { HttpRequest } from "@smithy/core/protocols";
import { describe, expect, it } from "vitest";
import { clientSettings } from "../../../../infra/embedded/table/client-settings.ts";
import { open } from "./arrange-table-file.ts";
import { createRoles, getRole } from "./roles-table.ts";

describe("clientSettings", () => {
  it("let a client work that has no credentials, and sign nothing", async () => {
    const { file } = await open();
    const requests: HttpRequest[] = [];
    const watched = {
      ...file.requestHandler,
      handle: (request: HttpRequest) => {
        requests.push(request);
        return file.requestHandler.handle(request);
      },
    };
    const client = new DynamoDBClient(clientSettings({ requestHandler: watched }));

    await createRoles(client);
    await client.send(getRole(1));

    expect(requests.map(({ headers }) => headers["x-amz-target"])).toContain("DynamoDB_20120810.GetItem");
    expect(requests.every(({ headers }) => headers["authorization"] === undefined)).toBe(true);
  });
});
