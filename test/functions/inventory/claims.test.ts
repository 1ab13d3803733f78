import { describe, expect, it } from "vitest";
import { account, openTestInventory } from "./opened-inventory.ts";

const roleName = "AWSServiceRoleForMediaTailor";
const MINUTE = 60;

describe("a claim", () => {
  it("is one run's alone, and tells others whose it is and until when", async () => {
    const { claims } = await openTestInventory();

    const first = await claims.take(account, roleName, "run-1");
    const second = await claims.take(account, roleName, "run-2");

    expect(first).toEqual({ claim: { account, roleName, runId: "run-1", fence: 1 } });
    expect(second).toEqual({ heldBy: "run-1", until: "2026-11-20T09:45:00.000Z" });
  });

  it("goes to exactly one of eight runs that ask at the same time", async () => {
    const { claims } = await openTestInventory();

    const taken = await Promise.all(
      Array.from({ length: 8 }, (_, index) => claims.take(account, roleName, `run-${index}`)),
    );

    expect(taken.filter((answer) => "claim" in answer)).toHaveLength(1);
  });

  it("is given to the same run again, with the same fence and a new term", async () => {
    const { claims, pass } = await openTestInventory();
    await claims.take(account, roleName, "run-1");
    pass(10 * MINUTE);

    const again = await claims.take(account, roleName, "run-1");
    const other = await claims.take(account, roleName, "run-2");

    expect(again).toMatchObject({ claim: { runId: "run-1", fence: 1 } });
    expect(other).toEqual({ heldBy: "run-1", until: "2026-11-20T09:55:00.000Z" });
  });

  it("belongs to one role in one account", async () => {
    const { claims } = await openTestInventory();
    await claims.take(account, roleName, "run-1");

    const otherRole = await claims.take(account, "AWSServiceRoleForIVSRecordToS3", "run-2");
    const otherAccount = await claims.take("444455556666", roleName, "run-3");

    expect(otherRole).toMatchObject({ claim: { runId: "run-2" } });
    expect(otherAccount).toMatchObject({ claim: { runId: "run-3" } });
  });

  it("is still held in its last second, and free to take after it, with a higher fence", async () => {
    const { claims, pass } = await openTestInventory();
    await claims.take(account, roleName, "run-1");

    pass(45 * MINUTE);
    const atTheEnd = await claims.take(account, roleName, "run-2");
    pass(1);
    const later = await claims.take(account, roleName, "run-2");

    expect(atTheEnd).toMatchObject({ heldBy: "run-1" });
    expect(later).toEqual({ claim: { account, roleName, runId: "run-2", fence: 2 } });
  });

  it("lasts longer when it is renewed", async () => {
    const { claims, pass } = await openTestInventory();
    const claim = { account, roleName, runId: "run-1", fence: 1 };
    await claims.take(account, roleName, "run-1");
    pass(30 * MINUTE);

    await claims.renew(claim);
    pass(30 * MINUTE);

    expect(await claims.take(account, roleName, "run-2")).toMatchObject({ heldBy: "run-1" });
  });

  it("cannot be renewed once another run has taken over", async () => {
    const { claims, pass } = await openTestInventory();
    await claims.take(account, roleName, "run-1");
    pass(46 * MINUTE);
    await claims.take(account, roleName, "run-2");

    const renewal = claims.renew({ account, roleName, runId: "run-1", fence: 1 });

    await expect(renewal).rejects.toMatchObject({
      name: "ClaimLostError",
      message: "Run run-1 does not hold the claim of AWSServiceRoleForMediaTailor any more",
    });
  });

  it("cannot be renewed with an earlier fence, even by the run that holds it again", async () => {
    const { claims, pass } = await openTestInventory();
    await claims.take(account, roleName, "run-1");
    pass(46 * MINUTE);
    await claims.take(account, roleName, "run-2");
    pass(46 * MINUTE);
    await claims.take(account, roleName, "run-1");

    const stale = claims.renew({ account, roleName, runId: "run-1", fence: 1 });
    const fresh = claims.renew({ account, roleName, runId: "run-1", fence: 3 });

    await expect(stale).rejects.toMatchObject({ name: "ClaimLostError" });
    await expect(fresh).resolves.toBeUndefined();
  });

  it("is free at once after its release, and the fence goes on growing", async () => {
    const { claims } = await openTestInventory();
    await claims.take(account, roleName, "run-1");

    await claims.release(account, roleName, "run-1");
    const next = await claims.take(account, roleName, "run-2");

    expect(next).toMatchObject({ claim: { runId: "run-2", fence: 2 } });
  });

  it("stays when somebody else gives it up, or nobody ever took it", async () => {
    const { claims } = await openTestInventory();
    await claims.release(account, roleName, "run-2");
    await claims.take(account, roleName, "run-1");

    await claims.release(account, roleName, "run-2");

    expect(await claims.take(account, roleName, "run-2")).toMatchObject({ heldBy: "run-1" });
  });

  it("tells whose it was if that run let it expire, so that the run can be closed", async () => {
    const { claims, pass } = await openTestInventory();
    await claims.take(account, roleName, "run-1", "2026-11-20T09:00:00.000Z");
    pass(46 * MINUTE);

    const taken = await claims.take(account, roleName, "run-2", "2026-11-20T09:46:00.000Z");
    await claims.release(account, roleName, "run-2");
    const next = await claims.take(account, roleName, "run-3", "2026-11-20T09:47:00.000Z");

    expect(taken).toMatchObject({ overtaken: { runId: "run-1", startedAt: "2026-11-20T09:00:00.000Z" } });
    expect(next).not.toHaveProperty("overtaken");
  });
});
