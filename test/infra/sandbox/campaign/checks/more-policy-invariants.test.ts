import { describe, expect, it } from "vitest";
import { noRunOfItsOwnMaking } from "../../../../../infra/sandbox/campaign/checks/11-no-run-of-its-own-making.ts";
import { secretsStaySecret } from "../../../../../infra/sandbox/campaign/checks/12-secrets-stay-secret.ts";
import { itStopsTrying } from "../../../../../infra/sandbox/campaign/checks/19-it-stops-trying.ts";
import { findingsAreTrue } from "../../../../../infra/sandbox/campaign/checks/20-findings-are-true.ts";
import { findingsArePublishedOnce } from "../../../../../infra/sandbox/campaign/checks/21-findings-are-published-once.ts";
import { remediationsEndOnce } from "../../../../../infra/sandbox/campaign/checks/22-remediations-end-once.ts";
import type { Act } from "../../../../../infra/sandbox/campaign/trace/trace.ts";
import { answered, mended, opened, person, put, remediation, rule } from "../small-policy-trace.ts";
import { at, deletion, ROLE, trace } from "../small-trace.ts";

/** A run that ended so, in its minute. */
function ended(minute: number, kind: string) {
  const outcome = { kind, reason: "", blockers: [] };
  const time = (second: string) => at(`${String(minute).padStart(2, "0")}:${second}`);
  return remediation({
    name: `unexpected-mediatailor-${minute}`,
    startedAt: time("00"),
    stoppedAt: time("30"),
    output: outcome,
    kept: outcome,
  });
}

const retried: Act = {
  at: at("03:40"),
  move: { kind: "answer", by: "sam", role: 1, decision: "retry" },
  callsBefore: 0,
  reply: { by: person("guests", "sam"), status: 202, sent: { decision: "retry", roleName: ROLE } },
};

describe("check 11", () => {
  const again = { runs: [remediation({ startedAt: at("05:00") })], changes: [deletion()] };
  const sweep = { ...deletion({ at: at("04:00"), operation: "ListRoles" }), by: "rolecall-sweep-account" };

  it("fails where a finding starts a run after rolecall's own change, and nobody has told of anything", () => {
    expect(noRunOfItsOwnMaking(mended({ ...again, acts: [] }))).toHaveLength(1);
  });

  it("is content after a policy, a retry or a sweep", () => {
    expect(noRunOfItsOwnMaking(mended({ ...again, acts: [{ ...put(), at: at("04:00") }] }))).toEqual([]);
    expect(noRunOfItsOwnMaking(mended({ ...again, acts: [retried] }))).toEqual([]);
    expect(noRunOfItsOwnMaking(mended({ ...again, acts: [], calls: [sweep] }))).toEqual([]);
  });
});

describe("check 12", () => {
  it("fails where a task token is in a message, and lets the item be that keeps it", () => {
    const tokens = ["AQBtoken"];
    const wait = { pk: "role#1", sk: "wait", token: "AQBtoken" };

    expect(secretsStaySecret(trace({ tokens, items: [wait] }))).toEqual([]);
    expect(secretsStaySecret(trace({ tokens, items: [{ ...wait, sk: "remediation#r" }] }))).toHaveLength(1);
    expect(
      secretsStaySecret(trace({ tokens, messages: [{ at: at("00:00"), text: "AQBtoken" }] })),
    ).toHaveLength(1);
  });
});

describe("check 19", () => {
  const four = (third: string) => [
    ended(1, "blocked"),
    ended(2, "expired"),
    ended(3, third),
    ended(4, "deleted"),
  ];

  it("fails where a run begins after three failures in a row", () => {
    expect(itStopsTrying(mended({ runs: four("failed"), acts: [] }))).toHaveLength(1);
  });

  it("is content if one of them did no fail, or somebody has asked for another try", () => {
    expect(itStopsTrying(mended({ runs: four("cancelled"), acts: [] }))).toEqual([]);
    expect(itStopsTrying(mended({ runs: four("failed"), acts: [retried] }))).toEqual([]);
  });

  it("fails where a run begins though somebody rejected the one before, unless the finding is another one", () => {
    const rejected = [{ ...ended(1, "rejected"), name: "unexpected-mediatailor-1" }, ended(2, "deleted")];
    const acts = [answered({ decision: "reject", time: "01:10" })];

    expect(itStopsTrying(mended({ runs: rejected, acts }))).toHaveLength(1);
    expect(itStopsTrying(mended({ runs: rejected, acts, published: [opened({ at: at("01:50") })] }))).toEqual(
      [],
    );
  });
});

const there = {
  roleName: ROLE,
  roleId: "AROA1",
  createdAt: "2026-11-20T05:00:00.000Z",
  tags: {},
  usedBy: [],
};

const finding = (kind: string, given: object = {}) => ({
  pk: "account#1",
  sk: `finding#${ROLE}#${kind}`,
  subject: ROLE,
  kind,
  status: "open",
  version: 1,
  ...given,
});

describe("check 20", () => {
  const swept = (wanted: object, items: readonly ReturnType<typeof finding>[], roles = [there]) =>
    findingsAreTrue(
      trace({
        acts: [put({ rules: [rule(wanted)] })],
        incarnations: [there],
        roles,
        items: [...items],
        sweptAt: at("30:00"),
      }),
    );

  it("is content where just that is open which policy and truth ask for", () => {
    expect(swept({}, [finding("unexpected"), finding("unused")])).toEqual([]);
    expect(swept({ state: "allowed", idleHours: 48 }, [])).toEqual([]);
    expect(swept({ state: "required" }, [finding("missing")], [])).toEqual([]);
    expect(swept({ state: "allowed", idleHours: 48, team: "video" }, [finding("tag-drift")])).toEqual([]);
  });

  it("fails where a finding is missing, or open without a reason", () => {
    expect(swept({}, [finding("unused")])).toEqual([`Not found: unexpected of ${ROLE}`]);
    expect(swept({ state: "required" }, [], [])).toEqual([`Not found: missing of ${ROLE}`]);
    expect(swept({ state: "allowed", idleHours: 48 }, [finding("unused")])).toEqual([
      `Open, though not so: unused of ${ROLE}`,
    ]);
    expect(swept({ state: "allowed", idleHours: 48, description: "d" }, [])).toHaveLength(1);
  });

  it("leaves open what depends on minutes, and says nothing where no sweep was made", () => {
    expect(swept({ state: "allowed", idleHours: 4 }, [])).toEqual([]);
    expect(swept({ state: "allowed", idleHours: 4 }, [finding("unused")])).toEqual([]);
    expect(findingsAreTrue(trace({ items: [finding("unexpected")] }))).toEqual([]);
  });

  it("asks for what an exemption leaves, and that an expired one is told", () => {
    const exempt = (hours: number, items: readonly object[]) =>
      findingsAreTrue(
        trace({
          acts: [{ ...put({ exemptions: [{ name: "e", role: 1, hours }] }), at: "2026-11-20T07:00:00.000Z" }],
          incarnations: [there],
          roles: [there],
          items: items.map((item) => ({ ...finding(""), ...item })),
          sweptAt: at("30:00"),
        }),
      );

    expect(exempt(5, [])).toEqual([]);
    expect(exempt(5, [finding("unexpected")])).toHaveLength(1);
    expect(exempt(1, [finding("unexpected"), finding("unused")])).toEqual([
      "Not found: exemption-expired of exemption:e",
    ]);
  });
});

describe("check 21", () => {
  const told = (version: number, what = "Finding Opened", occurrence = 1) => ({
    ...opened(),
    what,
    detail: { id: `${ROLE}#unexpected-${version}`, roleName: ROLE, kind: "unexpected", occurrence },
  });
  const check = (published: readonly ReturnType<typeof told>[], version: number, acts: readonly Act[] = []) =>
    findingsArePublishedOnce(
      trace({ published: [...published], items: [finding("unexpected", { version })], acts: [...acts] }),
    );

  it("is content where each version was told once, in steps that make sense", () => {
    expect(check([told(1), told(2, "Finding Closed"), told(3, "Finding Opened", 2)], 3)).toEqual([]);
  });

  it("fails where one was told twice, not at all, or makes no sense after the one before", () => {
    expect(check([told(1), told(1)], 1)).toHaveLength(1);
    expect(check([told(1)], 2)).toHaveLength(2);
    expect(check([told(1), told(2, "Finding Closed"), told(3, "Finding Opened", 1)], 3)).toHaveLength(1);
    expect(check([told(1), told(2, "Finding Opened", 2), told(3, "Finding Updated", 3)], 3)).toHaveLength(1);
  });

  it("asks for the last one only where calls were made to fail", () => {
    const faults: Act = { at: at("00:01"), move: { kind: "faults", faults: [] }, callsBefore: 0 };
    expect(check([told(1), told(3, "Finding Updated")], 3, [faults])).toEqual([]);
    expect(check([told(1)], 3, [faults])).toHaveLength(1);
  });
});

describe("check 22", () => {
  const said = (kind: string) => ({
    at: at("02:00"),
    what: "Remediation Ended",
    detail: { runId: "unexpected-mediatailor-1", outcome: { kind } },
    roles: [],
  });

  it("fails where two runs of a role are at work at the same time", () => {
    expect(remediationsEndOnce(mended({ runs: [ended(1, "failed"), ended(2, "failed")] }))).toEqual([]);
    const both = [remediation({ startedAt: at("00:10") }), ended(1, "failed")];
    expect(remediationsEndOnce(mended({ runs: both }))).toHaveLength(1);
    const atOnce = remediation({ startedAt: at("01:00"), stoppedAt: at("01:00") });
    const next = { ...ended(1, "failed"), name: "unexpected-mediatailor-2" };
    expect(remediationsEndOnce(mended({ runs: [next, atOnce] }))).toEqual([]);
  });

  it("fails where a run ends in two ways, or is cancelled for nothing", () => {
    const runs = [remediation()];
    expect(remediationsEndOnce(mended({ runs, published: [said("deleted"), said("failed")] }))).toHaveLength(
      1,
    );
    const nothing = { runs, acts: [], changes: [], published: [said("cancelled")] };
    expect(remediationsEndOnce(mended(nothing))).toHaveLength(1);
    expect(remediationsEndOnce(mended({ ...nothing, acts: [put()] }))).toEqual([]);
  });
});
