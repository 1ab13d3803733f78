import { describe, expect, it } from "vitest";
import { releaseUsage } from "../../../functions/handlers/release-usage.ts";
import { arrangeWarrant, FALLS } from "./arranged-warrant.ts";
import { account, channel, collect, request, role, run } from "./arranged-world.ts";

/** A run with a warrant that may release channels A and B. */
async function arrange(kind: "unexpected" | "unused" = "unexpected") {
  const arranged = await arrangeWarrant(kind);
  const { world, warrant } = arranged;
  const usages = [channel("A"), channel("B")];
  for (const usage of usages) {
    world.service.resources.set(usage.arn, { usage, settings: { of: usage.arn } });
  }
  const { digest } = await world.approve(...usages);
  const claim = await world.claim();
  const release = (id: string, more: object = {}) =>
    releaseUsage(world)({
      request: { ...request, warrant: { ...warrant, ...more } },
      run,
      claim,
      digest,
      usage: channel(id),
    });
  return { ...arranged, release };
}

describe("releaseUsage, of a run that a finding has started", () => {
  it.each(["unexpected", "unused"] as const)("releases while the finding stands: %s", async (kind) => {
    const { world, release } = await arrange(kind);

    expect(await release("A")).toEqual({ arn: channel("A").arn, kind: "released" });
    expect(world.service.released).toEqual([channel("A").arn]);
  });

  it.each(FALLS)("changes nothing once $what", async ({ kind, happens, reason }) => {
    const arranged = await arrange(kind);
    const { world, release } = arranged;

    const report = await release("A", await happens(arranged));

    expect(report).toEqual({ arn: channel("A").arn, kind: "cancelled", reason });
    expect(world.service.released).toEqual([]);
    expect(await collect(world.receipts.list(account, role.roleName))).toEqual([]);
    expect(world.published).toEqual([]);
  });

  it("stops between two releases when the window closes, and leaves the second alone", async () => {
    const { world, release } = await arrange();

    const first = await release("A");
    world.pass(299);
    const last = await release("A");
    world.pass(1);
    const second = await release("B");

    expect([first.kind, last.kind, second.kind]).toEqual(["released", "gone", "cancelled"]);
    expect(world.service.released).toEqual([channel("A").arn]);
  });

  it("says cancelled, not refused, where rolecall is paused as well", async () => {
    const { world, release } = await arrange();
    await world.pause("audit week");
    await world.policies.remove(account);

    expect(await release("A")).toMatchObject({ kind: "cancelled" });
  });
});
