import { describe, expect, it } from "vitest";
import { arrange, callEvent, created } from "./arranged-events.ts";
import { account, role } from "./arranged-world.ts";

const { roleName, roleId } = role;
const caller = `arn:aws:sts::${account}:assumed-role/AdministratorAccess/user@example.com`;

/** As in a real event: a person used a console, and the service behind it made the role. */
const byService = {
  userIdentity: { type: "AssumedRole", arn: caller, invokedBy: "ivs.amazonaws.com" },
  eventTime: "2026-11-20T08:59:58Z",
};

describe("recordEvent, of a role's creation", () => {
  it("notes who made the role, which call it was, and when", async () => {
    const { world, record } = await arrange();

    await record(created(byService));

    expect((await world.records.read(account, roleName))?.origin).toEqual({
      eventId: "event-1",
      at: "2026-11-20T08:59:58Z",
      call: "CreateServiceLinkedRole",
      by: caller,
      via: "ivs.amazonaws.com",
    });
  });

  it("keeps it when other events follow", async () => {
    const { world, record } = await arrange();
    await record(created(byService));

    await record(callEvent({ eventID: "event-2" }));

    expect((await world.records.read(account, roleName))?.origin).toMatchObject({ eventId: "event-1" });
  });

  it("notes nothing of another incarnation than the one that IAM shows", async () => {
    const { world, record } = await arrange();

    await record(created({ responseElements: { role: { roleName, roleId: "AROAEXAMPLEROLEID0002" } } }));

    expect(await world.records.read(account, roleName)).not.toHaveProperty("origin");
  });

  it.each([
    ["is no text", { arn: { a: 1 }, invokedBy: ["x"] }],
    [
      "is longer than anything that CloudTrail writes",
      { arn: "a".repeat(2049), invokedBy: "b".repeat(2049) },
    ],
    ["is empty", { arn: "", invokedBy: "" }],
  ])("leaves out a caller that %s", async (_what, userIdentity) => {
    const { world, record } = await arrange();

    await record(created({ userIdentity }));

    expect((await world.records.read(account, roleName))?.origin).toEqual({
      eventId: "event-1",
      at: "2026-11-20T09:00:00Z",
      call: "CreateServiceLinkedRole",
    });
  });

  it.each([["no RoleId"], [7], [`${roleId}${"x".repeat(128)}`]])(
    "notes nothing where the answer holds a RoleId that is none: %s",
    async (wrong) => {
      const { world, record } = await arrange();

      await record(created({ responseElements: { role: { roleName, roleId: wrong } } }));

      expect(await world.records.read(account, roleName)).not.toHaveProperty("origin");
    },
  );

  it("refuses an event whose id is longer than any id of CloudTrail", async () => {
    const { record } = await arrange();

    await expect(record(created({ eventID: "e".repeat(129) }))).rejects.toMatchObject({
      name: "InvalidEventError",
    });
  });
});
