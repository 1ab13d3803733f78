import { describe, expect, it } from "vitest";
import { makePlanOrHoldAgainstIt } from "../../../functions/handlers/make-plan.ts";
import { read } from "../core/examples.ts";
import { appInstance, approveShared, arrangeShared, messagingRole } from "./arranged-shared-role.ts";
import { account, arrangeWorld, collect, request, role, run, type World } from "./arranged-world.ts";
import { inUse, step } from "./planning-step.ts";

const receiptsOf = (world: World, roleName = role.roleName) =>
  collect(world.receipts.list(account, roleName));

describe("makePlanOrHoldAgainstIt, before a deletion", () => {
  it("keeps of the role what nobody can tell once it is deleted", async () => {
    const world = await arrangeWorld();
    const described = { ...role, description: "Made by the media team", tags: { team: "streaming" } };
    world.iam.roles[role.roleName] = described;

    const decision = await makePlanOrHoldAgainstIt(world)(await step(world));

    expect(decision).toMatchObject({ kind: "delete" });
    expect(await receiptsOf(world)).toEqual([
      {
        kind: "role",
        arn: role.arn,
        region: "all",
        roleId: role.roleId,
        stage: 0,
        settings: {
          principal: "ivs.amazonaws.com",
          description: "Made by the media team",
          tags: { team: "streaming" },
          createdAt: "2026-11-01T00:00:00.000Z",
        },
        runId: "run-1",
        storedAt: "2026-11-20T09:00:00.000Z",
      },
    ]);
  });

  it("keeps that a role had neither description nor tags", async () => {
    const world = await arrangeWorld();

    await makePlanOrHoldAgainstIt(world)(await step(world));

    expect(await receiptsOf(world)).toMatchObject([{ settings: { description: null, tags: {} } }]);
  });

  it("keeps the role as it is right before its deletion, not as it was in the first round", async () => {
    const world = await arrangeWorld();
    await makePlanOrHoldAgainstIt(world)(await step(world));
    world.iam.roles[role.roleName] = { ...role, tags: { team: "streaming" } };

    await makePlanOrHoldAgainstIt(world)(await step(world, { round: 2 }));

    expect(await receiptsOf(world)).toMatchObject([{ settings: { tags: { team: "streaming" } } }]);
  });

  it("does not go on to the deletion when that cannot be kept", async () => {
    const world = await arrangeWorld();
    const receipts = { ...world.receipts, keepRole: () => Promise.reject(new Error("table is down")) };

    const planned = makePlanOrHoldAgainstIt({ ...world, receipts })(await step(world));

    await expect(planned).rejects.toThrow("table is down");
    expect(await world.runs.read(run)).toBeUndefined();
  });

  it.each([
    ["releases something first", inUse("A")],
    ["only plans", { request: { ...request, mode: "plan" } }],
    ["ends", { request: { ...request, planDigest: "0".repeat(64) } }],
  ])("keeps nothing of the role while it %s", async (_what, more) => {
    const world = await arrangeWorld();

    await makePlanOrHoldAgainstIt(world)(await step(world, more));

    expect(await receiptsOf(world)).toEqual([]);
  });
});

describe("makePlanOrHoldAgainstIt, where no API tells which role a usage is of", () => {
  const arranged = async () => {
    const world = await arrangeShared("A");
    const shared = async (more: object = {}) => ({
      ...(await step(world)),
      request: { ...request, roleName: messagingRole.roleName },
      claim: await world.claim(messagingRole.roleName),
      expected: ["us-east-1"],
      asksIamFirst: true,
      looks: [{ readings: [read("us-east-1", [appInstance("A")])] }],
      ...more,
    });
    return { world, shared, plan: makePlanOrHoldAgainstIt(world) };
  };
  const deletion = { reason: "in use", blockers: [{ arn: appInstance("A").arn }] };

  it("has IAM asked first, though something may use the role, and keeps the role's receipt", async () => {
    const { world, shared, plan } = await arranged();

    const decision = await plan(await shared());

    expect(decision).toMatchObject({ kind: "delete", plan: { roleId: messagingRole.roleId } });
    expect((await world.runs.read(run))?.plan?.usages).toEqual([appInstance("A")]);
    expect(await receiptsOf(world, messagingRole.roleName)).toMatchObject([
      { kind: "role", settings: { principal: "messaging.chime.amazonaws.com" } },
    ]);
  });

  it("releases nothing after IAM's refusal that nobody has approved, and says what to approve", async () => {
    const { world, shared, plan } = await arranged();
    const { digest } = await approveShared(world, appInstance("A"));

    const decision = await plan(await shared({ round: 2, deletion }));

    expect(decision).toMatchObject({
      kind: "end",
      outcome: {
        kind: "blocked",
        reason: expect.stringContaining(`approve it: planDigest ${digest}`),
        blockers: [appInstance("A").arn],
      },
    });
  });

  it("releases after IAM's refusal what was approved by the plan's digest", async () => {
    const { world, shared, plan } = await arranged();
    const { digest: planDigest } = await approveShared(world, appInstance("A"));
    const approved = { ...request, roleName: messagingRole.roleName, planDigest };

    const decision = await plan(await shared({ round: 2, deletion, request: approved }));

    expect(decision).toMatchObject({ kind: "release", stages: [[appInstance("A")]] });
  });

  it("releases at once where an API does tell", async () => {
    const { shared, plan } = await arranged();

    const decision = await plan(await shared({ asksIamFirst: false }));

    expect(decision).toMatchObject({ kind: "release", stages: [[appInstance("A")]] });
  });
});
