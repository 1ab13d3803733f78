import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Look, mergeLook, type RoleRecord, usagesOf } from "../../../functions/core/record.ts";
import { at, lookAt, recordInUse, role, usage } from "./examples.ts";

/** What one Region says in one look: nothing, one of two usages, or no answer; or it was not asked. */
const said = fc.constantFrom("empty", "A", "B", "dark", "not asked");

/** What one look sees; an event may have told it who made the role. */
const seen = fc.record({
  east: said,
  west: said,
  description: fc.constantFrom("old", "new"),
  tells: fc.boolean(),
});

/** One incarnation's looks; it may be seen to be gone after them, perhaps by the run that deleted it. */
const life = fc.record({
  looks: fc.array(seen, { minLength: 1, maxLength: 5 }),
  ends: fc.constantFrom("not", "by itself", "by a run"),
});

const readings = (region: string, what: string) => {
  const usages = what === "empty" || what === "dark" ? [] : [usage(`${region}-${what}`, { region })];
  return what === "not asked" ? {} : { [region]: what === "dark" ? ("dark" as const) : usages };
};

/** Looks at a role through one or more lives, one look a second, in the order of time. */
const history = fc.array(life, { minLength: 1, maxLength: 3 }).map((lives) => {
  const looks: Look[] = [];
  for (const [index, { looks: views, ends }] of lives.entries()) {
    const roleId = index === 0 ? role.roleId : `AROAEXAMPLEROLEID100${index}`;
    for (const { east, west, description, tells } of views) {
      const second = looks.length + 1;
      const regions = { ...readings("us-east-1", east), ...readings("eu-west-1", west) };
      const origin = { eventId: `event-${second}`, at: at(second), call: "CreateServiceLinkedRole", roleId };
      const told = tells ? { origin } : {};
      looks.push(lookAt(second, regions, { role: { ...role, roleId, description }, ...told }));
    }
    if (ends !== "not") {
      const second = looks.length + 1;
      const decommissioned = { runId: `run-${second}`, roleId, at: at(second) };
      const told = ends === "by a run" ? { decommissioned } : {};
      looks.push(lookAt(second, {}, { role: undefined, principal: undefined, observed: false, ...told }));
    }
  }
  return looks;
});

/** The same looks, some of them twice, in any order. */
const disorder = history.chain((looks) =>
  fc.tuple(
    fc.constant(looks),
    fc
      .subarray(looks)
      .chain((twice) =>
        fc.shuffledSubarray([...looks, ...twice], { minLength: looks.length + twice.length }),
      ),
  ),
);

/** What a record says of the role; of one that is gone, only that, and which run deleted it last. */
const essence = (record: RoleRecord | undefined) =>
  record === undefined || record.status === "gone"
    ? [record?.status, record?.decommissioned]
    : [
        record.status,
        record.roleReadAt,
        record.role,
        record.regions,
        record.completeAt,
        record.origin,
        record.decommissioned,
      ];

const merged = (looks: readonly Look[]) =>
  looks.reduce<RoleRecord | undefined>(mergeLook, { ...recordInUse, roleReadAt: at(0) });

describe("mergeLook", () => {
  it("ends in the same record, in whatever order and however often the same looks arrive", () => {
    fc.assert(
      fc.property(disorder, ([looks, shuffled]) => {
        expect(essence(merged(shuffled))).toEqual(essence(merged(looks)));
      }),
      { numRuns: 1000 },
    );
  });

  it("says unused only after a pass that read every Region as empty, with no doubt since", () => {
    fc.assert(
      fc.property(history, (looks) => {
        const record = merged(looks);
        if (record?.status !== "unused") {
          return;
        }
        const ofRole = looks.filter((look) => look.role?.roleId === record.role.roleId);
        const passes = ofRole.filter(
          (look) =>
            look.readings.length === 2 &&
            look.readings.every((reading) => reading.kind === "read" && reading.usages.length === 0),
        );
        const doubts = ofRole.filter((look) =>
          look.readings.some((reading) => reading.kind === "unread" || reading.usages.length > 0),
        );
        expect(passes.length).toBeGreaterThan(0);
        expect(passes.at(-1)?.roleReadAt ?? "").toSatisfy((pass: string) =>
          doubts.every(({ roleReadAt }) => roleReadAt < pass),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it("says in-use exactly when it names a usage", () => {
    fc.assert(
      fc.property(disorder, ([, shuffled]) => {
        const record = merged(shuffled);
        expect(record?.status === "in-use").toBe(record !== undefined && usagesOf(record).length > 0);
      }),
    );
  });

  it("is due for a reaction only while the role is unused", () => {
    fc.assert(
      fc.property(disorder, ([, shuffled]) => {
        const record = merged(shuffled);
        expect(record?.reactionDue === undefined || record.status === "unused").toBe(true);
      }),
    );
  });
});
