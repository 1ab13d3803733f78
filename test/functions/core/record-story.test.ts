import { describe, expect, it } from "vitest";
import { mergeLook, type RoleRecord } from "../../../functions/core/record.ts";
import { at, lookAt, recordInUse, role } from "./examples.ts";

const nowhere = { "us-east-1": [], "eu-west-1": [] };
const reborn = { ...role, roleId: "AROAEXAMPLEROLEID0002" };
const absent = { role: undefined, principal: undefined, expected: [], readings: [], observed: false };
const unwatched = { expected: [], readings: [], observed: false };

const origin = {
  eventId: "event-1",
  at: at(1),
  call: "CreateServiceLinkedRole",
  by: "arn:aws:iam::1:user/ann",
};
const told = { ...origin, roleId: role.roleId };
const decommissioned = { runId: "run-1", roleId: role.roleId, at: at(2) };

/** Brings looks into a record one after the other. */
const recordOf = (before: RoleRecord | undefined, ...looks: readonly Parameters<typeof mergeLook>[1][]) =>
  looks.reduce(mergeLook, before);

describe("when a record was complete last", () => {
  it("is when the pass began that read every Region", () => {
    expect(recordOf(undefined, lookAt(1, nowhere), lookAt(4, nowhere))).toMatchObject({ completeAt: at(4) });
  });

  it("does not exist before there was such a pass", () => {
    expect(recordOf(undefined, lookAt(1, { "us-east-1": [] }))).not.toHaveProperty("completeAt");
  });

  it("does not exist where no Region of the service is enabled", () => {
    expect(recordOf(undefined, lookAt(1, {}, { expected: [] }))).not.toHaveProperty("completeAt");
  });

  it.each([
    ["one Region only", { "us-east-1": [] }],
    ["a Region that does not answer", { "us-east-1": [], "eu-west-1": "dark" as const }],
  ])("stays when a later look reads %s", (_what, regions) => {
    expect(recordOf(undefined, lookAt(1, nowhere), lookAt(4, regions))).toMatchObject({ completeAt: at(1) });
  });

  it("counts from the first reading of the pass", () => {
    const [first, second] = [lookAt(1, { "us-east-1": [] }), lookAt(3, { "eu-west-1": [] })];
    const slow = { ...second, readings: [...second.readings, ...first.readings] };

    expect(recordOf(undefined, slow)).toMatchObject({ completeAt: at(1) });
  });

  it("is when the role was read, where no service file can tell of it", () => {
    const record = recordOf(undefined, lookAt(1, {}, unwatched), lookAt(4, {}, unwatched));

    expect(record).toMatchObject({ status: "unobserved", completeAt: at(4) });
  });

  it("is not moved back by a late look", () => {
    const watched = recordOf(undefined, lookAt(4, nowhere), lookAt(1, nowhere));
    const unobserved = recordOf(undefined, lookAt(4, {}, unwatched), lookAt(1, {}, unwatched));

    expect(watched).toMatchObject({ completeAt: at(4) });
    expect(unobserved).toMatchObject({ completeAt: at(4) });
  });

  it.each([
    ["has gone", lookAt(2, {}, absent)],
    ["is another incarnation", lookAt(2, { "us-east-1": [] }, { role: reborn })],
  ])("is forgotten when the role %s", (_what, look) => {
    expect(recordOf(undefined, lookAt(1, nowhere), look)).not.toHaveProperty("completeAt");
  });
});

describe("who made a role", () => {
  it("is recorded without the RoleId, which the record has", () => {
    expect(recordOf(undefined, lookAt(1, nowhere, { origin: told }))?.origin).toEqual(origin);
  });

  it("stays when later looks do not tell", () => {
    const record = recordOf(undefined, lookAt(1, nowhere, { origin: told }), lookAt(4, nowhere));

    expect(record?.origin).toEqual(origin);
  });

  it("is told of the incarnation of the event only", () => {
    const record = recordOf(undefined, lookAt(1, nowhere, { role: reborn, origin: told }));

    expect(record).not.toHaveProperty("origin");
  });

  it("is told by a late look, too", () => {
    const record = recordOf(recordInUse, lookAt(5, nowhere), lookAt(3, nowhere, { origin: told }));

    expect(record?.origin).toEqual(origin);
  });

  it("is forgotten with the incarnation", () => {
    const record = recordOf(
      undefined,
      lookAt(1, nowhere, { origin: told }),
      lookAt(2, nowhere, { role: reborn }),
    );

    expect(record).not.toHaveProperty("origin");
  });

  it.each([
    ["a later event", { ...told, eventId: "event-0", at: at(3) }],
    ["an event of the same instant with a greater id", { ...told, eventId: "event-2" }],
    ["the same event, once more", told],
  ])("is not overwritten by %s, in either order", (_what, other) => {
    const one = lookAt(1, nowhere, { origin: told });
    const two = lookAt(4, nowhere, { origin: other });

    expect(recordOf(undefined, one, two)?.origin).toEqual(origin);
    expect(recordOf(undefined, two, one)?.origin).toEqual(origin);
  });
});

describe("the last incarnation that a run deleted", () => {
  const deleted = lookAt(2, {}, { ...absent, decommissioned });

  it("is recorded of a role that is gone", () => {
    expect(recordOf(recordInUse, deleted)).toMatchObject({ status: "gone", decommissioned });
  });

  it("stays while the role is gone, and when it comes back", () => {
    const record = recordOf(
      recordInUse,
      deleted,
      lookAt(4, {}, absent),
      lookAt(5, nowhere, { role: reborn }),
    );

    expect(record).toMatchObject({ status: "unused", role: reborn, decommissioned });
  });

  it("is told by a look that already finds the role back", () => {
    const record = recordOf(recordInUse, lookAt(3, nowhere, { role: reborn, decommissioned }));

    expect(record).toMatchObject({ role: reborn, decommissioned });
  });

  it.each([
    ["gone", lookAt(6, {}, absent)],
    ["back", lookAt(6, nowhere, { role: reborn })],
  ])("is learnt late from its run, after another look has found the role %s", (_what, look) => {
    const before = recordOf(recordInUse, look);

    const record = recordOf(before, deleted);

    expect(record).toEqual({ ...before, version: 3, decommissioned });
  });

  it("is learnt late from a look at an incarnation of which something later is known", () => {
    const before = recordOf(recordInUse, lookAt(6, nowhere, { role: reborn }));

    const record = recordOf(before, lookAt(2, nowhere, { decommissioned }));

    expect(record).toMatchObject({ role: reborn, decommissioned });
  });

  it("costs no write when it is told late and again", () => {
    const before = recordOf(recordInUse, lookAt(6, {}, absent), deleted);

    expect(recordOf(before, { ...deleted, decommissioned: { ...decommissioned } })).toBe(before);
  });

  it("is the latest, whatever is told last", () => {
    const latest = { runId: "run-2", roleId: reborn.roleId, at: at(7) };
    const deletedAgain = lookAt(7, {}, { ...absent, decommissioned: latest });

    expect(recordOf(recordInUse, deleted, deletedAgain)).toMatchObject({ decommissioned: latest });
    expect(recordOf(recordInUse, deletedAgain, deleted)).toMatchObject({ decommissioned: latest });
  });

  it("is forgotten when a restore has brought the role back", () => {
    const restored = lookAt(5, nowhere, { role: reborn, decommissioned: "undone" });

    expect(recordOf(recordInUse, deleted, restored)).not.toHaveProperty("decommissioned");
  });

  it("is forgotten though the look of the restore comes late", () => {
    const restored = lookAt(5, nowhere, { role: reborn, decommissioned: "undone" });
    const before = recordOf(recordInUse, deleted, lookAt(6, {}, absent));

    expect(before).toMatchObject({ decommissioned });
    expect(recordOf(before, restored)).not.toHaveProperty("decommissioned");
  });

  it("outlives a restore that came before it", () => {
    const restored = lookAt(1, nowhere, { decommissioned: "undone" });

    expect(recordOf(recordInUse, deleted, restored)).toMatchObject({ decommissioned });
  });

  it("is not recorded of a role that was never seen", () => {
    expect(recordOf(undefined, deleted)).toBeUndefined();
  });
});
