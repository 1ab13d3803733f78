import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { describe, expect, it } from "vitest";
import { startAccount } from "../../../../../infra/sandbox/bench/cli/account/start-account.ts";
import { emptyOrder } from "./empty-account.ts";

describe("startAccount", () => {
  it("fills an account in a process of its own, and counts calls from then on, each once", async () => {
    await using account = await startAccount({ ...emptyOrder, unusedRoles: 2, usedOfEachKind: 1 });
    const credentials = { accessKeyId: "111122223333", secretAccessKey: "x" };
    const client = new STSClient({ endpoint: account.url, region: "us-east-1", credentials });
    const before = await account.newCalls();

    const { Account } = await client.send(new GetCallerIdentityCommand({}));
    client.destroy();

    expect(Account).toBe("111122223333");
    expect(before).toEqual([]);
    expect(await account.newCalls()).toEqual([{ service: "sts", operation: "GetCallerIdentity" }]);
    expect(await account.newCalls()).toEqual([]);
  });
});
