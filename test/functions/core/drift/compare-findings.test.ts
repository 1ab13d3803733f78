import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareFindings, type FindingChange } from "../../../../functions/core/drift/compare-findings.ts";
import {
  type Finding,
  type FindingKind,
  findingId,
  type Judgement,
} from "../../../../functions/core/drift/finding.ts";
import { ACCOUNT, finding, judgement, NOW } from "./examples.ts";

const compare = (kept: readonly Finding[], judgements: readonly Judgement[], at = NOW) =>
  compareFindings(ACCOUNT, kept, judgements, at, "It is not so any more");

/** The findings as they are kept once the changes are written. */
const written = (kept: readonly Finding[], changes: readonly FindingChange[]) => [
  ...new Map(
    [...kept, ...changes.map((change) => change.finding)].map((one) => [findingId(one), one]),
  ).values(),
];

describe("compareFindings", () => {
  it("opens what was never found before", () => {
    expect(compare([], [judgement()])).toEqual([
      {
        kind: "opened",
        finding: {
          ...judgement(),
          account: ACCOUNT,
          status: "open",
          occurrence: 1,
          openedAt: NOW,
          updatedAt: NOW,
          version: 1,
          unpublished: "opened",
        },
      },
    ]);
  });

  it("changes nothing where nothing is found and nothing is kept", () => {
    expect(compare([], [])).toEqual([]);
  });

  it.each<[string, Partial<Judgement>]>([
    ["the same", {}],
    ["the same, read later", { evidence: { ...judgement().evidence, roleReadAt: NOW, completeAt: NOW } }],
    ["the same, from more Regions", { evidence: { ...judgement().evidence, regionsRead: ["a", "b"] } }],
    ["the same, with a later last use", { evidence: { ...judgement().evidence, lastUsedAt: NOW } }],
  ])("changes nothing where it finds %s", (_what, more) => {
    expect(compare([finding()], [judgement(more)])).toEqual([]);
  });

  const { remedy: _remedy, ...reported } = judgement();
  const { policyDigest: _digest, ...unruled } = judgement();
  const origin = { eventId: "event-1", at: NOW, call: "CreateServiceLinkedRole" };

  it.each<[string, Judgement]>([
    ["another sentence", judgement({ summary: "it is still unused" })],
    ["another rule", judgement({ rule: "tidier" })],
    ["another response", judgement({ remedy: { action: "decommission", response: "act" } })],
    ["another action", judgement({ remedy: { action: "put-back", response: "approve" } })],
    ["no remedy any more", reported],
    ["another reason", judgement({ why: "because" })],
    ["another policy", judgement({ policyDigest: "f".repeat(64) })],
    ["no policy any more", unruled],
    ["another status", judgement({ evidence: { ...judgement().evidence, status: "unknown" } })],
    ["a usage", judgement({ evidence: { ...judgement().evidence, usages: ["arn:a"] } })],
    ["a Region unread", judgement({ evidence: { ...judgement().evidence, regionsUnread: ["x: dark"] } })],
    ["who made the role", judgement({ evidence: { ...judgement().evidence, origin } })],
  ])("updates a finding that now has %s", (_what, now) => {
    expect(compare([finding()], [now])).toEqual([
      {
        kind: "updated",
        finding: {
          ...now,
          account: ACCOUNT,
          status: "open",
          occurrence: 1,
          openedAt: "2026-11-19T12:00:00.000Z",
          updatedAt: NOW,
          version: 2,
          unpublished: "updated",
        },
      },
    ]);
  });

  it("closes what is not found any more, and keeps what it was", () => {
    expect(compare([finding({ version: 3 })], [])).toEqual([
      {
        kind: "closed",
        finding: {
          ...finding(),
          status: "closed",
          updatedAt: NOW,
          closedAt: NOW,
          closedBecause: "It is not so any more",
          version: 4,
          unpublished: "closed",
        },
      },
    ]);
  });

  const closed = finding({
    status: "closed",
    closedAt: "2026-11-19T18:00:00.000Z",
    closedBecause: "gone",
    occurrence: 2,
    version: 4,
  });

  it("leaves what is closed as it is", () => {
    expect(compare([closed], [])).toEqual([]);
  });

  it("opens again what was closed, as the next time of the same finding", () => {
    const [change] = compare([closed], [judgement()]);

    expect(change).toEqual({
      kind: "opened",
      finding: {
        ...judgement(),
        account: ACCOUNT,
        status: "open",
        occurrence: 3,
        openedAt: NOW,
        updatedAt: NOW,
        version: 5,
        unpublished: "opened",
      },
    });
  });

  it("opens again what is found of another incarnation: a run for the one before cannot mend it", () => {
    const [change, ...others] = compare([finding()], [judgement({ roleId: "AROAEXAMPLEROLEID0002" })]);

    expect(change).toMatchObject({
      kind: "opened",
      finding: { roleId: "AROAEXAMPLEROLEID0002", occurrence: 2, openedAt: NOW, version: 2 },
    });
    expect(others).toEqual([]);
  });

  it("keeps findings of other kinds and other roles apart", () => {
    const kept = [finding(), finding({ kind: "stale" }), finding({ subject: "other" })];
    const now = [judgement(), judgement({ kind: "tag-drift" }), judgement({ subject: "other", rule: "b" })];

    const changes = compare(kept, now).map(({ kind, finding: of }) => [kind, of.kind, of.subject]);

    expect(changes).toEqual([
      ["opened", "tag-drift", "AWSServiceRoleForIVSRecordToS3"],
      ["updated", "unused", "other"],
      ["closed", "stale", "AWSServiceRoleForIVSRecordToS3"],
    ]);
  });
});

describe("compareFindings, whatever is found", () => {
  const found = fc.uniqueArray(
    fc
      .tuple(
        fc.constantFrom<FindingKind>("unused", "stale", "unknown", "tag-drift"),
        fc.constantFrom("A", "B"),
        fc.constantFrom("one", "two"),
        fc.constantFrom("ID1", "ID2"),
      )
      .map(([kind, subject, summary, roleId]) => judgement({ kind, subject, summary, roleId })),
    { selector: findingId, maxLength: 6 },
  );
  const shuffled = found.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  );

  it("changes nothing the second time, in whatever order the same is found", () => {
    fc.assert(
      fc.property(found, shuffled, (earlier, [now, again]) => {
        const start = written([], compare([], earlier));
        const kept = written(start, compare(start, now));
        expect(compare(kept, again)).toEqual([]);
      }),
    );
  });

  it("has exactly what is found open", () => {
    fc.assert(
      fc.property(found, found, (earlier, now) => {
        const start = written([], compare([], earlier));
        const open = written(start, compare(start, now)).filter(({ status }) => status === "open");
        expect(open.map(findingId).sort()).toEqual(now.map(findingId).sort());
      }),
    );
  });

  it("changes a finding once at most, by one version", () => {
    fc.assert(
      fc.property(found, found, (earlier, now) => {
        const start = written([], compare([], earlier));
        const changes = compare(start, now).map((change) => change.finding);
        expect(new Set(changes.map(findingId)).size).toBe(changes.length);
        const versions = new Map(start.map((one) => [findingId(one), one.version]));
        expect(changes.every((one) => one.version === (versions.get(findingId(one)) ?? 0) + 1)).toBe(true);
      }),
    );
  });
});
