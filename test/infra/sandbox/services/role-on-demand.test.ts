import { describe, expect, it } from "vitest";
import { type Call, ServiceError, type World } from "../../../../infra/sandbox/gateway/operation.ts";
import { inMemoryWorld } from "../../../../infra/sandbox/gateway/world.ts";
import { addRole } from "../../../../infra/sandbox/services/iam-state.ts";
import { ensureRole } from "../../../../infra/sandbox/services/role-on-demand.ts";

const account = "111122223333";
const role = { principal: "ivs.amazonaws.com", roleName: "AWSServiceRoleForIVSRecordToS3" };
const call: Call = {
  time: new Date("2026-11-20T09:00:00Z"),
  account,
  region: "eu-west-1",
  principal: {
    kind: "administrator",
    account,
    arn: `arn:aws:iam::${account}:root`,
    principalId: account,
    accessKeyId: account,
  },
  requestId: "3f6c1a52-8d1e-4b7a-9c55-0a1b2c3d4e02",
  userAgent: "test",
};

const taken = new ServiceError("InvalidInput", "has been taken in this account", 400);

describe("ensureRole", () => {
  it("is content when another call makes the role at the same time", async () => {
    const world: World = inMemoryWorld();
    const meanwhile = async () => {
      addRole(world, { account, name: role.roleName, trustPolicy: "{}" });
      throw taken;
    };

    await expect(ensureRole({ ...world, callAsService: meanwhile }, call, role)).resolves.toBeUndefined();
  });

  it("passes on a failure that leaves the account without the role", async () => {
    const throttled = new ServiceError("Throttling", "Rate exceeded", 400);
    const callAsService = () => Promise.reject(throttled);

    await expect(ensureRole({ ...inMemoryWorld(), callAsService }, call, role)).rejects.toBe(throttled);
  });
});
