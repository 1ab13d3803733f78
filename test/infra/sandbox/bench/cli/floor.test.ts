import { describe, expect, it } from "vitest";
import { fillAccount } from "../../../../../infra/sandbox/bench/cli/account/fill-account.ts";
import { deleteUnused } from "../../../../../infra/sandbox/bench/cli/floor/delete-unused.ts";
import { ivsFloor } from "../../../../../infra/sandbox/bench/cli/floor/ivs.ts";
import { readRoles } from "../../../../../infra/sandbox/bench/cli/floor/read-roles.ts";
import { releaseUsed } from "../../../../../infra/sandbox/bench/cli/floor/release-used.ts";
import { iamState, isServiceLinked } from "../../../../../infra/sandbox/services/iam-state.ts";
import type { Sandbox } from "../../../../../infra/sandbox/start-sandbox.ts";
import { emptyOrder, startEmptySandbox } from "./empty-account.ts";

/** The roles that are truly there. */
function rolesOf({ world, account }: Sandbox) {
  const roles = iamState(world, account).roles.filter(({ goneAt }) => goneAt === undefined);
  return {
    ordinary: roles.filter((role) => !isServiceLinked(role)).length,
    serviceLinked: roles.filter(isServiceLinked).map(({ name }) => name),
  };
}

const settingsOf = ({ url, account }: Sandbox) => ({ endpoint: url, account });

describe("the floor where nothing uses the roles", () => {
  it("deletes them with three calls each, and leaves ordinary roles alone", async () => {
    await using sandbox = await disposable();
    await fillAccount(sandbox, { ...emptyOrder, ordinaryRoles: 4, unusedRoles: 3 });
    const before = sandbox.calls().length;

    await deleteUnused(settingsOf(sandbox), 0);

    const operations = Map.groupBy(sandbox.calls().slice(before), ({ operation }) => operation);
    expect(rolesOf(sandbox)).toEqual({ ordinary: 4, serviceLinked: [] });
    expect(operations.get("DeleteServiceLinkedRole")).toHaveLength(3);
    expect(operations.get("GetServiceLinkedRoleDeletionStatus")).toHaveLength(3);
    expect(operations.get("GetRole")).toHaveLength(3);
  });
});

describe("the floor where the five services use their roles", () => {
  it("releases everything with one call each and deletes the roles", async () => {
    await using sandbox = await disposable();
    await fillAccount(sandbox, { ...emptyOrder, usedOfEachKind: 2 });
    const made = rolesOf(sandbox).serviceLinked;
    const before = sandbox.calls().length;

    await releaseUsed(settingsOf(sandbox), 0);

    const releases = sandbox
      .calls()
      .slice(before)
      .filter(({ service, operation }) => service !== "iam" && !/^(List|Get)/.test(operation));
    expect(made.toSorted()).toEqual([
      "AWSServiceRoleForAmazonChimeVoiceConnector",
      "AWSServiceRoleForChimeSDKMessaging",
      "AWSServiceRoleForIVSRecordToS3",
      "AWSServiceRoleForMediaPackage",
      "AWSServiceRoleForMediaTailor",
    ]);
    expect(releases).toHaveLength(16);
    expect(rolesOf(sandbox).serviceLinked).toEqual([]);
  });

  it("detaches a channel in a stage before the one of its recording configuration", async () => {
    await using sandbox = await disposable();
    await fillAccount(sandbox, { ...emptyOrder, usedOfEachKind: 1 });

    const listed = await Promise.all(sandbox.regions.map(ivsFloor(settingsOf(sandbox)).list));

    expect(listed.flat().map(({ stage }) => stage)).toEqual([0, 1]);
  });

  it("does not take a role for deleted that something else uses", async () => {
    await using sandbox = await disposable();
    await fillAccount(sandbox, { ...emptyOrder, usedOfEachKind: 1 });
    const refused = [
      { service: "iam", operation: "GetServiceLinkedRoleDeletionStatus", answer: { Status: "FAILED" } },
    ];
    sandbox.faults.set(refused);

    await expect(releaseUsed(settingsOf(sandbox), 0)).rejects.toThrow(/was not deleted/);
  });
});

describe("the floor of a scan", () => {
  it("reads each role, over pages", async () => {
    await using sandbox = await disposable();
    await fillAccount(sandbox, { ...emptyOrder, ordinaryRoles: 2, unusedRoles: 23 });

    expect(await readRoles(settingsOf(sandbox))).toBe(23);
  });
});

async function disposable(): Promise<Sandbox & AsyncDisposable> {
  const sandbox = await startEmptySandbox();
  return { ...sandbox, [Symbol.asyncDispose]: sandbox.stop };
}
