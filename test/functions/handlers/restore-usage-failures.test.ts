import { describe, expect, it } from "vitest";
import { ResourceBusyError } from "../../../functions/core/errors.ts";
import { restoreUsage } from "../../../functions/handlers/restore-usage.ts";
import { restoreRequest } from "./arranged-restore.ts";
import { arrangeRestoreStep } from "./arranged-restore-step.ts";
import { account, channel, collect, role } from "./arranged-world.ts";

const { roleName } = role;
const { arn } = channel("A");

const failing = (name: string, httpStatusCode: number) =>
  Object.assign(new Error("no"), { name, $metadata: { httpStatusCode } });

describe("restoreUsage, when something is in the way", () => {
  it.each([arn, role.arn])(
    "refuses once rolecall is paused, though the restore began before: %s",
    async (what) => {
      const { world, restore, told } = await arrangeRestoreStep();
      await world.pause("audit week");

      const report = await restore({ arn: what });

      expect(report).toMatchObject({
        arn: what,
        kind: "refused",
        reason: expect.stringContaining("audit week"),
      });
      expect(world.service.resources.size).toBe(0);
      expect(world.iam.roles).toEqual({});
      expect(told()).toEqual([]);
    },
  );

  it.each([arn, role.arn])(
    "changes nothing once another run has taken over, and says so: %s",
    async (what) => {
      const { world, restore } = await arrangeRestoreStep();
      world.pass(46 * 60);
      await world.claims.take(account, roleName, "run-2");

      const report = await restore({ arn: what });

      expect(report).toEqual({
        arn: what,
        kind: "failed",
        reason: `ClaimLostError: Run run-1 does not hold the claim of ${roleName} any more`,
      });
      expect(world.service.resources.size).toBe(0);
      expect(world.iam.roles).toEqual({});
    },
  );

  it("makes the claim last longer, so that many resources do not let it expire", async () => {
    const { world, restore } = await arrangeRestoreStep();
    world.pass(40 * 60);
    await restore();
    world.pass(10 * 60);

    expect(await world.claims.take(account, roleName, "run-2")).toMatchObject({ heldBy: "run-1" });
  });

  it("fails of a resource whose receipt has expired meanwhile", async () => {
    const { restore } = await arrangeRestoreStep();

    const reports = [await restore({ runId: "run-9" }), await restore({ arn: "arn:other" })];

    expect(reports).toEqual([
      { arn, kind: "failed", reason: "its receipt has expired meanwhile" },
      { arn: "arn:other", kind: "failed", reason: "its receipt has expired meanwhile" },
    ]);
  });

  it.each([
    ["busy", new ResourceBusyError("A is live"), "ResourceBusyError"],
    ["throttled", failing("ThrottlingException", 429), "ThrottlingException"],
    ["down", failing("ServiceUnavailable", 503), "ServiceUnavailable"],
  ])("leaves it to the state machine to try again while the service is %s", async (_what, error, name) => {
    const { world, restore, told } = await arrangeRestoreStep();
    world.service.onRestore = () => Promise.reject(error);

    await expect(restore()).rejects.toMatchObject({ name });
    expect(told()).toEqual([]);
  });

  it("leaves it to the state machine to try again while IAM cannot be reached", async () => {
    const { restore } = await arrangeRestoreStep();
    const iam = { readRole: () => Promise.reject(failing("Throttling", 400)) };

    await expect(restore({ arn: role.arn }, { iam })).rejects.toMatchObject({ name: "Throttling" });
  });

  it("fails, with the service's own words, where trying again cannot help", async () => {
    const { world, restore, told } = await arrangeRestoreStep();
    world.service.onRestore = () => Promise.reject(failing("AccessDeniedException", 403));

    const report = await restore();

    expect(report).toEqual({ arn, kind: "failed", reason: "AccessDeniedException: no" });
    expect(told()).toEqual([]);
  });

  it("does not call a restore failed that only could not be told", async () => {
    const { restore } = await arrangeRestoreStep();
    const journal = () => Promise.reject(new Error("EventBridge refused it"));

    await expect(restore({}, { journal })).rejects.toThrow("EventBridge refused it");
  });

  it("has noted what it made before it is told, so that a crash in between does not lose it", async () => {
    const { world, restore } = await arrangeRestoreStep();
    world.service.onRestore = async () => ({ kind: "restored", arn: "arn:new" });
    const journal = () => Promise.reject(new Error("crashed"));
    await expect(restore({}, { journal })).rejects.toThrow("crashed");

    const kept = await collect(world.receipts.list(account, roleName));

    expect(kept.find((receipt) => receipt.arn === arn)).toMatchObject({ replacedBy: "arn:new" });
  });

  it("fails for good on a step that is not one", async () => {
    const { world } = await arrangeRestoreStep();

    await expect(restoreUsage(world)({ request: restoreRequest })).rejects.toMatchObject({
      name: "ConfigurationError",
    });
  });
});
