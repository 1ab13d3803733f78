import { describe, expect, it } from "vitest";
import { EAGER, PATIENT } from "../../../functions/core/backoff.ts";
import { planRestore } from "../../../functions/handlers/plan-restore.ts";
import { arrangeReleased, keep, receiptOf } from "./arranged-restore.ts";
import { account, arrangeWorld, channel, collect, role, run } from "./arranged-world.ts";

const { roleName } = role;
const reborn = { ...role, roleId: "AROAEXAMPLEROLEID0002" };
const refused = (reason: unknown) => ({ kind: "end", outcome: { kind: "refused", reason, blockers: [] } });
const arnOf = (id: string) => channel(id).arn;

describe("planRestore", () => {
  it("completes a request that names nothing but the role: it plans and overwrites nothing", async () => {
    const world = await arrangeReleased();

    const plan = await planRestore(world)({ request: { roleName }, run });

    expect(plan).toEqual({
      kind: "restore",
      request: { roleName, mode: "plan", force: false },
      claim: { account, roleName, runId: "run-1", fence: 1 },
      items: [
        { runId: "run-0", arn: role.arn },
        { runId: "run-0", arn: arnOf("A") },
      ],
      waitSeconds: 0,
    });
  });

  it.each([
    [undefined, 30],
    [PATIENT, 30],
    [EAGER, 1],
  ])(
    "lets services settle for as long as the pace says before the last look (%#)",
    async (pace, waitSeconds) => {
      const world = await arrangeReleased();
      const request = { roleName, mode: "apply" };

      const plan = await planRestore({ ...world, ...(pace === undefined ? {} : { pace }) })({ request, run });

      expect(plan).toMatchObject({ waitSeconds });
    },
  );

  it("takes over what was asked", async () => {
    const world = await arrangeReleased();
    const request = { roleName, runId: "run-0", mode: "apply", force: true };

    const plan = await planRestore(world)({ request, run });

    expect(plan).toMatchObject({ kind: "restore", request });
  });

  it("puts the role first, then what was released last, then in the order of ARNs", async () => {
    const world = await arrangeWorld();
    const receipts = [
      receiptOf("B"),
      receiptOf("C", { stage: 2 }),
      receiptOf("A"),
      receiptOf("D", { stage: 1 }),
    ];
    await keep(world, "run-0", receipts, role);

    const plan = await planRestore(world)({ request: { roleName }, run });

    const arns = plan.kind === "restore" ? plan.items.map(({ arn }) => arn) : [];
    expect(arns).toEqual([role.arn, arnOf("C"), arnOf("D"), arnOf("A"), arnOf("B")]);
  });

  it("puts back all that was released for an incarnation, by whatever run; of each resource the latest counts", async () => {
    const world = await arrangeWorld();
    await keep(world, "run-z", [receiptOf("B"), receiptOf("C")]);
    world.pass(60);
    await keep(world, "run-a", [receiptOf("A"), receiptOf("B")], role);

    const plan = await planRestore(world)({ request: { roleName }, run });

    expect(plan).toMatchObject({
      items: [
        { runId: "run-a", arn: role.arn },
        { runId: "run-a", arn: arnOf("A") },
        { runId: "run-a", arn: arnOf("B") },
        { runId: "run-z", arn: arnOf("C") },
      ],
    });
  });

  it("leaves alone what was released for an incarnation before the latest", async () => {
    const world = await arrangeWorld();
    await keep(world, "run-z", [receiptOf("A")], role);
    world.pass(60);
    await keep(world, "run-a", [receiptOf("B", { roleId: reborn.roleId })]);

    const plan = await planRestore(world)({ request: { roleName }, run });

    expect(plan).toMatchObject({ items: [{ runId: "run-a", arn: arnOf("B") }] });
  });

  it("puts back what just one run released where it is told which, of whatever incarnation", async () => {
    const world = await arrangeWorld();
    await keep(world, "run-z", [receiptOf("A")], role);
    world.pass(60);
    await keep(world, "run-a", [receiptOf("B", { roleId: reborn.roleId })]);

    const plan = await planRestore(world)({ request: { roleName, runId: "run-z" }, run });

    expect(plan).toMatchObject({
      items: [
        { runId: "run-z", arn: role.arn },
        { runId: "run-z", arn: arnOf("A") },
      ],
    });
  });

  it.each([
    [{}, "roleName: is missing; name the role"],
    [{ roleName: role.arn }, "roleName: is no role name"],
    [{ roleName, mode: "restore" }, "mode: must be plan or apply"],
    [{ roleName, force: "yes" }, "force: must be true or false"],
    [{ roleName, runId: "" }, "runId: is no id of a run"],
    [{ roleName, runId: "run-0#arn" }, "runId: is no id of a run"],
    [{ roleName, runId: "r".repeat(81) }, "runId: is no id of a run"],
    [{ roleName, release: true }, "release: is not known; known are roleName, runId, mode, force"],
  ])("refuses %j in words that a person understands, and claims nothing", async (request, fault) => {
    const world = await arrangeReleased();

    const plan = await planRestore(world)({ request, run });

    expect(plan).toEqual(refused(expect.stringContaining(`The input is wrong: ${fault}`)));
    expect(await world.claims.take(account, roleName, "run-2")).toHaveProperty("claim");
  });

  it.each([
    [{ roleName: "AWSServiceRoleForFIS" }, "no run has left a receipt of AWSServiceRoleForFIS"],
    [{ roleName, runId: "run-9" }, `run run-9 has left a receipt of ${roleName}`],
  ])("refuses %j, since there is nothing to restore, and claims nothing", async (request, reason) => {
    const world = await arrangeReleased();

    const plan = await planRestore(world)({ request, run });

    expect(plan).toEqual(refused(`There is nothing to restore: ${reason}; receipts are kept for 90 days`));
    expect(await world.claims.take(account, request.roleName, "run-2")).toHaveProperty("claim");
  });

  it("refuses to apply while rolecall is paused, and still plans", async () => {
    const world = await arrangeReleased();
    await world.pause("audit week");

    const apply = await planRestore(world)({ request: { roleName, mode: "apply" }, run });
    const plan = await planRestore(world)({ request: { roleName }, run });

    expect(apply).toEqual(
      refused(expect.stringContaining("rolecall is paused in this account (audit week)")),
    );
    expect(plan).toMatchObject({ kind: "restore" });
  });

  it("refuses while another run has the role, naming it, and tells nobody of a start", async () => {
    const world = await arrangeReleased();
    await world.claims.take(account, roleName, "run-2");

    const plan = await planRestore(world)({ request: { roleName }, run });

    expect(plan).toEqual(
      refused("Run run-2 is working on the role; its claim lasts until 2026-11-20T09:46:00.000Z"),
    );
    expect(world.published).toEqual([]);
  });

  it("plans the same when the step is tried again, and tells its start once", async () => {
    const world = await arrangeReleased();

    const first = await planRestore(world)({ request: { roleName }, run });
    const second = await planRestore(world)({ request: { roleName }, run });

    expect(second).toEqual(first);
    expect(world.published[0]).toMatchObject({ detail: { id: "run-1-started" } });
    expect(await collect(world.history.list(account, roleName))).toMatchObject([
      {
        what: "Restore Started",
        at: "2026-11-20T09:00:00.000Z",
        detail: { runId: "run-1", mode: "plan", resources: 2 },
      },
    ]);
  });

  it("fails, as a fault of its caller, when it is not told which run it is", async () => {
    const world = await arrangeReleased();

    await expect(planRestore(world)({ request: { roleName } })).rejects.toMatchObject({
      name: "ConfigurationError",
    });
  });
});
