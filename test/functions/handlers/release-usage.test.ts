import { describe, expect, it } from "vitest";
import { ResourceBusyError } from "../../../functions/core/errors.ts";
import { releaseUsage } from "../../../functions/handlers/release-usage.ts";
import { account, arrangeWorld, channel, collect, request, role, run } from "./arranged-world.ts";

const { roleName } = role;
const usage = channel("A");
const { arn } = usage;
const settings = {
  recordingConfigurationArn: "arn:aws:ivs:us-east-1:111122223333:recording-configuration/R",
};

/** A world in which channel A is in use and in the approved plan. */
async function arrange() {
  const world = await arrangeWorld();
  world.service.resources.set(arn, { usage, settings });
  const { digest } = await world.approve(usage);
  const step = { request, run, claim: await world.claim(), digest, usage };
  const receipts = () => collect(world.receipts.list(account, roleName));
  return { world, step, receipts };
}

const failing = (name: string, httpStatusCode: number) =>
  Object.assign(new Error("no"), { name, $metadata: { httpStatusCode } });

describe("releaseUsage", () => {
  it("releases what the approved plan names, keeps a receipt, and tells it", async () => {
    const { world, step, receipts } = await arrange();

    const report = await releaseUsage(world)(step);

    expect(report).toEqual({ arn, kind: "released" });
    expect(world.service.released).toEqual([arn]);
    expect(await receipts()).toMatchObject([{ kind: "channel", arn, region: "us-east-1", settings }]);
    expect(world.published).toEqual([
      {
        what: "Usage Released",
        detail: {
          account,
          roleName,
          at: "2026-11-20T09:00:00.000Z",
          id: `run-1-${step.digest.slice(0, 8)}-${arn}`,
          runId: "run-1",
          arn,
          region: "us-east-1",
          what: "detach it",
        },
      },
    ]);
  });

  it("has stored the receipt before the release is sent", async () => {
    const { world, step, receipts } = await arrange();
    const seen: unknown[] = [];
    world.service.onRelease = async () => {
      seen.push(...(await receipts()));
      throw failing("AccessDeniedException", 403);
    };

    const report = await releaseUsage(world)(step);

    expect(report).toEqual({ arn, kind: "failed", reason: "AccessDeniedException: no" });
    expect(seen).toMatchObject([{ arn, settings }]);
  });

  it("sends no release when the receipt cannot be stored", async () => {
    const { world, step } = await arrange();
    const receipts = { ...world.receipts, keep: () => Promise.reject(failing("InternalServerError", 500)) };

    await expect(releaseUsage({ ...world, receipts })(step)).rejects.toMatchObject({
      name: "InternalServerError",
    });

    expect(world.service.released).toEqual([]);
  });

  it("keeps the settings of before when it is tried again after the release", async () => {
    const { world, step, receipts } = await arrange();
    await releaseUsage(world)(step);
    world.service.resources.set(arn, { usage, settings: { recordingConfigurationArn: "" } });

    await releaseUsage(world)(step);

    expect(await receipts()).toMatchObject([{ settings }]);
  });

  it.each([
    ["which the plan does not name", { usage: channel("B") }],
    ["under another digest", { digest: "0".repeat(64) }],
    ["in plan mode", { request: { ...request, mode: "plan" as const } }],
    ["when the run may not release", { request: { ...request, release: false } }],
    ["of a role that no service file knows", { request: { ...request, roleName: "AWSServiceRoleForFIS" } }],
    ["of a run that has no plan", { run: { ...run, runId: "run-2" } }],
  ])("refuses a usage %s, and touches nothing", async (_what, more) => {
    const { world, step, receipts } = await arrange();
    world.service.resources.set(channel("B").arn, { usage: channel("B"), settings });

    const report = await releaseUsage(world)({ ...step, ...more });

    expect(report).toMatchObject({
      kind: "refused",
      reason: expect.stringContaining("is not in a plan that this run may apply"),
    });
    expect(world.service.released).toEqual([]);
    expect(await receipts()).toEqual([]);
  });

  it("does to a usage what the plan says, not what it was handed", async () => {
    const { world, step } = await arrange();
    const handed: unknown[] = [];
    world.service.onRelease = async (given) => {
      handed.push(given);
      return { kind: "released" };
    };

    await releaseUsage(world)({
      ...step,
      usage: { ...usage, kind: "recording-configuration", region: "eu-west-1" },
    });

    expect(handed).toEqual([usage]);
  });

  it("refuses once rolecall is paused, though the run began before", async () => {
    const { world, step } = await arrange();
    await world.pause("audit week");

    const report = await releaseUsage(world)(step);

    expect(report).toMatchObject({ kind: "refused", reason: expect.stringContaining("audit week") });
    expect(world.service.released).toEqual([]);
  });

  it("refuses once the role is protected", async () => {
    const { world, step } = await arrange();

    const standards = { ...world.standards, protectedRoleNames: [roleName] };

    const report = await releaseUsage({ ...world, standards })(step);

    expect(report).toMatchObject({ kind: "refused", reason: expect.stringContaining("protected roles") });
    expect(world.service.released).toEqual([]);
  });

  it("changes nothing once another run has taken over", async () => {
    const { world, step } = await arrange();
    world.pass(46 * 60);
    await world.claims.take(account, roleName, "run-2");

    await expect(releaseUsage(world)(step)).rejects.toMatchObject({ name: "ClaimLostError" });

    expect(world.service.released).toEqual([]);
  });

  it("says gone of a resource that is not there any more, without a receipt", async () => {
    const { world, step, receipts } = await arrange();
    world.service.resources.clear();

    const report = await releaseUsage(world)(step);

    expect(report).toEqual({ arn, kind: "gone" });
    expect(await receipts()).toEqual([]);
  });

  it("says what holds a usage, and tells it", async () => {
    const { world, step } = await arrange();
    world.service.onRelease = async () => ({ kind: "held", by: ["arn:other"] });

    const report = await releaseUsage(world)(step);

    expect(report).toEqual({ arn, kind: "held", by: ["arn:other"] });
    expect(world.published).toMatchObject([{ what: "Usage Held" }]);
  });

  it.each([
    ["busy", new ResourceBusyError("A is live"), "ResourceBusyError"],
    ["throttled", failing("ThrottlingException", 429), "ThrottlingException"],
    ["down", failing("ServiceUnavailable", 503), "ServiceUnavailable"],
  ])("leaves it to the state machine to try again while the service is %s", async (_what, error, name) => {
    const { world, step } = await arrange();
    world.service.onRelease = () => Promise.reject(error);

    await expect(releaseUsage(world)(step)).rejects.toMatchObject({ name });
  });

  it("does not call a release failed that only could not be told", async () => {
    const { world, step } = await arrange();
    const journal = () => Promise.reject(new Error("EventBridge refused it"));

    await expect(releaseUsage({ ...world, journal })(step)).rejects.toThrow("EventBridge refused it");
  });

  it("fails for good on a step that is not one", async () => {
    const { world } = await arrange();

    await expect(releaseUsage(world)({ request })).rejects.toMatchObject({ name: "ConfigurationError" });
  });
});
