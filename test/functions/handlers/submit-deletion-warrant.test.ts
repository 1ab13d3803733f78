import { describe, expect, it } from "vitest";
import { submitDeletion } from "../../../functions/handlers/submit-deletion.ts";
import { arrangeWarrant, FALLS } from "./arranged-warrant.ts";
import { account, request, role, run } from "./arranged-world.ts";

const { roleName, roleId } = role;

/** A run with a warrant that has released all that it had to. */
async function arrange(kind: "unexpected" | "unused" = "unexpected") {
  const arranged = await arrangeWarrant(kind);
  const { world, warrant } = arranged;
  const { digest } = await world.approve();
  const claim = await world.claim();
  const submit = (more: object = {}) =>
    submitDeletion({ ...world, maximumDeletionsPerDay: 10 })({
      request: { ...request, warrant: { ...warrant, ...more } },
      run,
      claim,
      plan: { digest, roleId },
    });
  return { ...arranged, submit };
}

describe("submitDeletion, of a run that a finding has started", () => {
  it.each(["unexpected", "unused"] as const)("deletes while the finding stands: %s", async (kind) => {
    const { world, submit } = await arrange(kind);

    expect(await submit()).toMatchObject({ kind: "pending" });
    expect(world.iam.submitted).toEqual([roleName]);
  });

  it.each(FALLS)("ends cancelled and deletes nothing once $what", async ({ kind, happens, reason }) => {
    const arranged = await arrange(kind);
    const { world, submit } = arranged;

    const answer = await submit(await happens(arranged));

    expect(answer).toEqual({ kind: "end", outcome: { kind: "cancelled", reason, blockers: [] } });
    expect(world.iam.submitted).toEqual([]);
    expect(await world.control.readDay(account)).toMatchObject({ deletions: 0, changes: 0 });
    expect((await world.runs.read(run))?.submittedAt).toBeUndefined();
  });

  it("says deleted of what it had submitted before, though the warrant has fallen since", async () => {
    const { world, submit } = await arrange();
    await submit();
    world.iam.roles = {};
    world.pass(5 * 60);

    expect(await submit()).toMatchObject({ outcome: { kind: "deleted" } });
  });

  it("says that a deletion may still follow which it had submitted before the warrant fell", async () => {
    const { world, submit } = await arrange();
    await submit();
    world.pass(5 * 60);

    const again = await submit();

    expect(again).toMatchObject({
      outcome: {
        kind: "cancelled",
        reason:
          "The maintenance window has closed; IAM may still carry out the deletion that it had been asked for",
      },
    });
    expect(world.iam.submitted).toEqual([roleName]);
  });
});
