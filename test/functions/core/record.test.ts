import { describe, expect, it } from "vitest";
import { tellsTheSame } from "../../../functions/core/news.ts";
import { mergeLook, type RoleRecord, usagesOf } from "../../../functions/core/record.ts";
import { at, lookAt, read, recordInUse, role, usage } from "./examples.ts";

const nowhere = { "us-east-1": [], "eu-west-1": [] };
const reborn = { ...role, roleId: "AROAEXAMPLEROLEID0002" };
const absent = { role: undefined, principal: undefined, expected: [], readings: [], observed: false };

/** Brings looks into a record one after the other. */
const recordOf = (before: RoleRecord | undefined, ...looks: readonly Parameters<typeof mergeLook>[1][]) =>
  looks.reduce(mergeLook, before);

describe("mergeLook, into no record", () => {
  it("records a role with what uses it", () => {
    const record = recordOf(undefined, lookAt(1, { "us-east-1": [usage("A")], "eu-west-1": [] }));

    expect(record).toEqual({
      account: "111122223333",
      role,
      principal: "ivs.amazonaws.com",
      status: "in-use",
      roleReadAt: at(1),
      regions: {
        "us-east-1": read("us-east-1", [usage("A")], at(1)),
        "eu-west-1": read("eu-west-1", [], at(1)),
      },
      statusSince: at(1),
      version: 1,
      doubtedAt: at(1),
      completeAt: at(1),
    });
  });

  it.each([
    ["no role", absent],
    ["a role that no service owns", { principal: undefined }],
  ])("records nothing of %s", (_what, more) => {
    const record = recordOf(undefined, lookAt(1, {}, more));

    expect(record).toBeUndefined();
  });

  it("calls a role unobserved that no service file knows", () => {
    const record = recordOf(undefined, lookAt(1, {}, { expected: [], observed: false }));

    expect(record).toMatchObject({ status: "unobserved", regions: {} });
  });

  it("does not react to a role that was never seen in use", () => {
    const record = recordOf(undefined, lookAt(1, nowhere));

    expect(record).toMatchObject({ status: "unused" });
    expect(record).not.toHaveProperty("reactionDue");
  });
});

describe("mergeLook, into a record of the same incarnation", () => {
  it("calls a role unused when one pass read every Region, and notes that it is due for a reaction", () => {
    const record = recordOf(recordInUse, lookAt(1, nowhere));

    expect(record).toMatchObject({ status: "unused", statusSince: at(1), reactionDue: at(1), version: 2 });
  });

  it("does not call a role unused whose Regions were read as empty one by one", () => {
    const record = recordOf(recordInUse, lookAt(1, { "eu-west-1": [] }), lookAt(2, { "us-east-1": [] }));

    expect(record).toMatchObject({ status: "unknown" });
    expect(record).not.toHaveProperty("reactionDue");
  });

  it("calls a role unknown when the Region that used it could not be read", () => {
    const record = recordOf(recordInUse, lookAt(1, { "us-east-1": "dark", "eu-west-1": [] }));

    expect(record).toMatchObject({ status: "unknown" });
  });

  it("keeps a role in use while another Region that did not answer may not use it", () => {
    const record = recordOf(recordInUse, lookAt(1, { "us-east-1": [usage("A")], "eu-west-1": "dark" }));

    expect(record).toMatchObject({ status: "in-use", statusSince: at(0) });
  });

  it("keeps a role in use that one other Region was read of", () => {
    const record = recordOf(recordInUse, lookAt(1, { "eu-west-1": [usage("B")] }));

    expect(record === undefined ? [] : usagesOf(record)).toEqual([usage("A"), usage("B")]);
  });

  it.each(["used, then dark", "dark, then used"])(
    "remembers that a Region was used before it went dark, in whatever order that is told: %s",
    (order) => {
      const looks = [lookAt(1, { "eu-west-1": [usage("A")] }), lookAt(2, { "eu-west-1": "dark" })];
      const told = order.startsWith("used") ? looks : looks.toReversed();

      const record = recordOf(undefined, ...told);

      expect(record?.regions["eu-west-1"]).toMatchObject({
        kind: "unread",
        lastRead: { at: at(1), inUse: true },
      });
    },
  );

  it("forgets a Region that is not enabled any more", () => {
    const record = recordOf(recordInUse, lookAt(1, { "eu-west-1": [] }, { expected: ["eu-west-1"] }));

    expect(record).toMatchObject({ status: "unused" });
    expect(Object.keys(record?.regions ?? {})).toEqual(["eu-west-1"]);
  });

  it("does not call a role unused when a Region was enabled since the last full pass", () => {
    const more = { expected: ["us-east-1", "eu-west-1", "ap-south-1"] };

    const record = recordOf(recordInUse, lookAt(1, nowhere), lookAt(2, { "us-east-1": [] }, more));

    expect(record).toMatchObject({ status: "unknown" });
  });

  it("does not call a role unused again that was used since the last full pass, though that Region is empty now", () => {
    const record = recordOf(
      recordInUse,
      lookAt(1, nowhere),
      lookAt(2, { "us-east-1": [usage("B")] }),
      lookAt(3, { "us-east-1": [] }),
    );

    expect(record).toMatchObject({ status: "unknown" });
  });

  it("does not react to what rolecall's own run sees", () => {
    const record = recordOf(recordInUse, lookAt(1, nowhere, { reacts: false }));

    expect(record).toMatchObject({ status: "unused" });
    expect(record).not.toHaveProperty("reactionDue");
  });

  it("reacts to a role that was in use, then unknown, then unused", () => {
    const dark = lookAt(1, { "us-east-1": "dark", "eu-west-1": [] });

    const record = recordOf(recordInUse, dark, lookAt(2, nowhere));

    expect(record).toMatchObject({ status: "unused", reactionDue: at(2) });
    expect(record).not.toHaveProperty("wasUsed");
  });

  it("does not react to a role that was never seen in use, whatever was unknown of it", () => {
    const dark = lookAt(1, { "us-east-1": "dark", "eu-west-1": [] });

    const record = recordOf(undefined, dark, lookAt(2, nowhere));

    expect(record).toMatchObject({ status: "unused" });
    expect(record).not.toHaveProperty("reactionDue");
  });

  it("keeps a due reaction until the role is in use again", () => {
    const still = recordOf(recordInUse, lookAt(1, nowhere), lookAt(2, nowhere));
    const again = recordOf(still, lookAt(3, { "us-east-1": [usage("A")] }));

    expect(still).toMatchObject({ reactionDue: at(1), statusSince: at(1) });
    expect(again).not.toHaveProperty("reactionDue");
  });

  it("takes over a new description and new tags", () => {
    const changed = { ...role, description: "ours", tags: { keep: "yes" } };

    const record = recordOf(recordInUse, lookAt(1, { "us-east-1": [usage("A")] }, { role: changed }));

    expect(record?.role).toEqual(changed);
  });
});

describe("mergeLook, late", () => {
  it("keeps what was read of the role later", () => {
    const changed = { ...role, description: "new" };

    const record = recordOf(recordInUse, lookAt(5, nowhere, { role: changed }), lookAt(3, nowhere));

    expect(record).toMatchObject({ roleReadAt: at(5), role: { description: "new" } });
  });

  it("does not bring a usage back that a later pass did not find", () => {
    const record = recordOf(recordInUse, lookAt(5, nowhere), lookAt(3, { "us-east-1": [usage("A")] }));

    expect(record).toMatchObject({ status: "unused", reactionDue: at(5) });
  });

  it("does not bring a role back that was seen to be gone later", () => {
    const record = recordOf(recordInUse, lookAt(5, {}, absent), lookAt(3, { "us-east-1": [usage("A")] }));

    expect(record).toMatchObject({ status: "gone", roleReadAt: at(5) });
  });

  it("does not bring an earlier incarnation back", () => {
    const record = recordOf(recordInUse, lookAt(5, nowhere, { role: reborn }), lookAt(3, nowhere));

    expect(record).toMatchObject({ role: { roleId: "AROAEXAMPLEROLEID0002" }, roleReadAt: at(5) });
  });

  it("does not let an older absence hide a role", () => {
    const record = recordOf(recordInUse, lookAt(5, nowhere), lookAt(3, {}, absent));

    expect(record).toMatchObject({ status: "unused" });
  });
});

describe("mergeLook, after the role has gone or come back", () => {
  it("empties the record of a role that is gone, keeps its identity, and drops a due reaction", () => {
    const record = recordOf(recordInUse, lookAt(1, nowhere), lookAt(2, {}, absent));

    expect(record).toEqual({
      account: "111122223333",
      role,
      principal: "ivs.amazonaws.com",
      status: "gone",
      roleReadAt: at(2),
      regions: {},
      statusSince: at(2),
      version: 3,
    });
  });

  it("keeps since when a role is gone", () => {
    const record = recordOf(recordInUse, lookAt(2, {}, absent), lookAt(4, {}, absent));

    expect(record).toMatchObject({ statusSince: at(2), roleReadAt: at(4) });
  });

  it("starts afresh with another RoleId: nothing of the one before counts", () => {
    const record = recordOf(recordInUse, lookAt(1, { "eu-west-1": [] }, { role: reborn }));

    expect(record).toMatchObject({ status: "unknown", statusSince: at(1), version: 2 });
    expect(Object.keys(record?.regions ?? {})).toEqual(["eu-west-1"]);
    expect(record).not.toHaveProperty("doubtedAt");
  });

  it("does not react to a new incarnation that nothing uses yet", () => {
    const record = recordOf(recordInUse, lookAt(1, nowhere, { role: reborn }));

    expect(record).toMatchObject({ status: "unused" });
    expect(record).not.toHaveProperty("reactionDue");
  });
});

describe("tellsTheSame", () => {
  const described = { ...recordInUse, role: { ...role, description: "d", tags: { a: "1", b: "2" } } };

  it.each([
    ["a later reading", { roleReadAt: at(9), version: 9 }],
    ["a later use", { role: { ...described.role, lastUsedAt: at(9) } }],
    ["tags in another order", { role: { ...described.role, tags: { b: "2", a: "1" } } }],
  ])("sees no news in %s", (_what, more) => {
    expect(tellsTheSame(described, { ...described, ...more })).toBe(true);
  });

  it.each([
    ["another status", { status: "unknown" as const }],
    ["another incarnation", { role: { ...described.role, roleId: "AROAEXAMPLEROLEID0002" } }],
    ["who made it", { origin: { eventId: "e", at: at(1), call: "CreateServiceLinkedRole" } }],
    ["no description", { role }],
    ["another tag", { role: { ...described.role, tags: { a: "1", b: "3" } } }],
    ["another usage", { regions: { "us-east-1": read("us-east-1", [usage("A"), usage("B")]) } }],
  ])("sees news in %s", (_what, more) => {
    expect(tellsTheSame(described, { ...described, ...more })).toBe(false);
  });

  it("sees news in the first record", () => {
    expect(tellsTheSame(undefined, recordInUse)).toBe(false);
  });
});
