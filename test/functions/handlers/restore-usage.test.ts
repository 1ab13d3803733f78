import { describe, expect, it } from "vitest";
import { keep, receiptOf, restoreRequest, settings } from "./arranged-restore.ts";
import { arrangeRestoreStep } from "./arranged-restore-step.ts";
import { account, channel, collect, role } from "./arranged-world.ts";

const { roleName } = role;
const usage = channel("A");
const { arn } = usage;

describe("restoreUsage", () => {
  it("puts back what the receipt tells, and tells it", async () => {
    const { world, restore } = await arrangeRestoreStep();

    const report = await restore();

    expect(report).toEqual({ arn, kind: "restored" });
    expect(world.service.resources.get(arn)).toMatchObject({ settings });
    expect(world.published).toEqual([
      {
        what: "Usage Restored",
        detail: {
          account,
          roleName,
          at: "2026-11-20T09:01:00.000Z",
          id: `run-1-${arn}`,
          runId: "run-1",
          restores: "run-0",
          arn,
          kind: "restored",
        },
      },
    ]);
  });

  it("makes the role again, with its description and tags, and tells it", async () => {
    const { world, restore, told } = await arrangeRestoreStep();

    const report = await restore({ arn: role.arn });

    expect(report).toEqual({ arn: role.arn, kind: "restored" });
    expect(world.iam.roles[roleName]).toMatchObject({
      description: "Made by the media team",
      tags: { team: "streaming" },
    });
    expect(told()).toEqual(["Role Restored"]);
    expect(world.service.restored).toEqual([]);
  });

  it("makes a role again that no service file knows, but cannot restore what used one", async () => {
    const { world, restore } = await arrangeRestoreStep();
    const fis = "AWSServiceRoleForFIS";
    const claim = { account, roleName: fis, runId: "run-0", fence: 1 };
    const principal = "fis.amazonaws.com";
    const before = { arn: "arn:fis", roleId: "AROA1", settings: { principal, description: null, tags: {} } };
    await world.receipts.keepRole(claim, before);
    await world.receipts.keep(claim, receiptOf("A"));
    const made: unknown[] = [];
    const roleMaker = {
      ...world.roleMaker,
      create: async (asked: object) => {
        made.push(asked);
        return fis;
      },
    };
    const request = { ...restoreRequest, roleName: fis };

    const ofRole = await restore({ request, arn: "arn:fis" }, { roleMaker });
    const ofUsage = await restore({ request });

    expect(ofRole).toEqual({ arn: "arn:fis", kind: "restored" });
    expect(made).toEqual([{ principal, description: null }]);
    expect(ofUsage).toEqual({ arn, kind: "failed", reason: `no service file knows ${fis}` });
  });

  it("notes what was made in the place of a resource, and names that to those that come after it", async () => {
    const { world, restore } = await arrangeRestoreStep();
    const recording = receiptOf("R", { arn: settings.recordingConfigurationArn, stage: 1 });
    await keep(world, "run-0", [recording]);
    world.service.onRestore = async () => ({ kind: "restored", arn: "arn:new" });

    const report = await restore({ arn: recording.arn });

    expect(report).toEqual({ arn: recording.arn, kind: "restored", replacedBy: "arn:new" });
    expect(await collect(world.receipts.list(account, roleName))).toEqual(
      expect.arrayContaining([expect.objectContaining({ arn: recording.arn, replacedBy: "arn:new" })]),
    );
    world.service.onRestore = undefined;
    await restore();
    expect(world.service.resources.get(arn)).toMatchObject({
      settings: { recordingConfigurationArn: "arn:new" },
    });
  });

  it("looks for a resource that was made again under the ARN that it has now", async () => {
    const { world, restore } = await arrangeRestoreStep();
    world.service.onRestore = async () => ({ kind: "restored", arn: "arn:new" });
    await restore();
    world.service.resources.set("arn:new", { usage: { ...usage, arn: "arn:new" }, settings });
    world.service.onRestore = undefined;

    const again = await restore();

    expect(again).toEqual({ arn, kind: "already-as-it-was" });
    expect(world.service.restored).toEqual([]);
  });

  it("overwrites, when it is forced, what is there now, not what was there before it was made again", async () => {
    const { world, restore } = await arrangeRestoreStep();
    world.service.onRestore = async () => ({ kind: "restored", arn: "arn:new" });
    await restore();
    world.service.resources.set("arn:new", {
      usage: { ...usage, arn: "arn:new" },
      settings: { of: "theirs" },
    });
    world.service.onRestore = undefined;

    await restore({ request: { ...restoreRequest, force: true } });

    expect(world.service.restored).toEqual(["arn:new"]);
    expect(world.service.resources.get("arn:new")).toMatchObject({ settings });
  });

  it("hands on which resources stand in for others, and what the service calls the one it is about", async () => {
    const { world, restore } = await arrangeRestoreStep();
    await keep(world, "run-0", [receiptOf("B", { id: "id-of-B" })]);
    const asked: unknown[] = [];
    world.service.onRestore = async (request) => {
      asked.push(request);
      return { kind: "restored", arn: "arn:new" };
    };

    await restore();
    await restore({ arn: channel("B").arn });

    const { kind, region } = usage;
    expect(asked).toEqual([
      { usage: { kind, arn, region }, settings, taken: [] },
      { usage: { kind, arn: channel("B").arn, region, id: "id-of-B" }, settings, taken: ["arn:new"] },
    ]);
  });

  it("says nothing to anybody of a resource that is as it was", async () => {
    const { restore, told } = await arrangeRestoreStep();
    await restore();

    const again = await restore();

    expect(again).toEqual({ arn, kind: "already-as-it-was" });
    expect(told()).toEqual(["Usage Restored"]);
  });

  it("puts back what the run that it was told has released, not what another has", async () => {
    const { world, restore } = await arrangeRestoreStep();
    await keep(world, "run-x", [receiptOf("A", { settings: { recordingConfigurationArn: "arn:x" } })]);

    await restore({ runId: "run-x" });

    expect(world.service.resources.get(arn)).toMatchObject({
      settings: { recordingConfigurationArn: "arn:x" },
    });
  });

  it("leaves alone what somebody has changed since, unless it is forced", async () => {
    const { world, restore } = await arrangeRestoreStep();
    world.service.resources.set(arn, { usage, settings: { recordingConfigurationArn: "arn:theirs" } });

    const left = await restore();
    const forced = await restore({ request: { ...restoreRequest, force: true } });

    expect([left, forced]).toEqual([
      { arn, kind: "changed-since" },
      { arn, kind: "restored" },
    ]);
    expect(world.service.resources.get(arn)).toMatchObject({ settings });
  });

  it("changes nothing and tells nothing in plan mode", async () => {
    const { world, restore, told } = await arrangeRestoreStep();
    const request = { ...restoreRequest, mode: "plan" as const };

    const reports = [await restore({ request }), await restore({ request, arn: role.arn })];

    expect(reports).toEqual([
      { arn, kind: "to-restore" },
      { arn: role.arn, kind: "to-restore" },
    ]);
    expect(world.service.resources.size).toBe(0);
    expect(world.iam.roles).toEqual({});
    expect(told()).toEqual([]);
  });
});
