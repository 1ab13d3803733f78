import { describe, expect, it } from "vitest";
import { checkTrace } from "../../../../../infra/sandbox/campaign/checks/all.ts";
import type { CallTrace, Trace } from "../../../../../infra/sandbox/campaign/trace/trace.ts";
import { ARN, at, deletion, ended, PLAN, ROLE, release, run, trace } from "../small-trace.ts";

/** Names of the checks that a history fails. */
const failed = (given: Partial<Trace>) => [
  ...new Set(checkTrace(trace(given)).map(({ check }) => check.slice(0, 2))),
];

const kept: CallTrace = { ...release({ index: 9 }), service: "dynamodb", operation: "PutItem" };

/** Everything that a run which releases and deletes leaves behind. */
const whole = {
  runs: [run()],
  changes: [release()],
  calls: [kept, release()],
  touches: [
    { at: at("00:00"), arn: ARN, state: { logs: { PercentEnabled: 5 } }, settings: { PercentEnabled: 5 } },
  ],
  resources: [{ arn: ARN, region: "us-east-1", state: { logs: { PercentEnabled: 0 } } }],
  items: [
    { pk: `role#111122223333#${ROLE}`, sk: `receipt#run1#${ARN}`, arn: ARN, settings: { PercentEnabled: 5 } },
  ],
  published: [ended("blocked")],
} satisfies Partial<Trace>;

const blocked = { kind: "blocked", reason: "in use", blockers: [ARN] };
const asBlocked = { ...whole, runs: [run({ kept: blocked, output: blocked })] };

const lists = ["us-east-1", "eu-central-1"].flatMap((region) =>
  ["ListPlaybackConfigurations", "ListChannels"].map(
    (operation): CallTrace => ({
      at: at("01:29"),
      index: 15,
      by: "rolecall-find-usages",
      service: "mediatailor",
      operation,
      region,
    }),
  ),
);
const deleting = {
  runs: [run({ plan: { ...PLAN, usages: [] }, entered: [{ state: "FindUsages", at: at("01:29") }] })],
  changes: [deletion()],
  calls: [...lists, deletion()],
  incarnations: [{ roleName: ROLE, roleId: "AROA1", createdAt: at("00:00"), goneBy: at("01:40") }],
  published: [ended("deleted")],
} satisfies Partial<Trace>;

describe("a history in which everything holds", () => {
  it("fails no check", () => {
    expect(checkTrace(trace())).toEqual([]);
    expect(checkTrace(trace(asBlocked))).toEqual([]);
    expect(checkTrace(trace(deleting))).toEqual([]);
  });
});

describe("check 01", () => {
  it("fails where something is changed for a run that plans, or for none", () => {
    expect(failed({ ...asBlocked, runs: [run({ kept: blocked, output: blocked, mode: "plan" })] })).toContain(
      "01",
    );
    expect(failed({ ...asBlocked, runs: [] })).toContain("01");
  });

  it("fails where a run that plans comes near a change", () => {
    const entered = [{ state: "ReleaseUsages", at: at("01:00") }];
    const planned = { kind: "planned", reason: "", blockers: [] };
    const runs = [run({ mode: "plan", entered, kept: planned, output: planned })];
    expect(failed({ runs, published: [ended("planned")] })).toEqual(["01"]);
  });
});

describe("check 02", () => {
  it("fails where another incarnation is deleted than the planned one", () => {
    const incarnations = [
      { roleName: ROLE, roleId: "AROA1", createdAt: at("00:00"), goneBy: at("01:10") },
      { roleName: ROLE, roleId: "AROA2", createdAt: at("01:12") },
    ];
    expect(failed({ ...deleting, incarnations })).toEqual(["02"]);
    const made = [{ roleName: ROLE, roleId: "AROA2", createdAt: at("00:30") }];
    expect(failed({ ...asBlocked, incarnations: made })).toEqual(["02"]);
  });
});

describe("check 03", () => {
  it("fails where a release is in no plan, or in one with another digest than was approved", () => {
    const other = {
      ...PLAN,
      usages: [{ arn: `${ARN}2`, region: "us-east-1", kind: "playback-configuration" }],
    };
    expect(failed({ ...asBlocked, runs: [run({ kept: blocked, output: blocked, plan: other })] })).toContain(
      "03",
    );
    expect(
      failed({ ...asBlocked, runs: [run({ kept: blocked, output: blocked, planDigest: "d2" })] }),
    ).toContain("03");
  });

  it("fails where a deletion is submitted though the role was known to be used", () => {
    const role = { roleName: ROLE, roleId: "AROA1", createdAt: at("00:00"), tags: {}, usedBy: [ARN] };
    const submitted = {
      at: at("01:30"),
      what: "Deletion Submitted",
      detail: { runId: "run1" },
      roles: [role],
    };
    const touched = (time: string) => [{ at: at(time), arn: ARN }];
    const published = [submitted, ...deleting.published];
    expect(failed({ ...deleting, published, touches: touched("00:30") })).toEqual(["03"]);
    expect(failed({ ...deleting, published, touches: touched("01:29") })).toEqual([]);
  });
});

describe("check 04", () => {
  it("fails where a role is deleted, or called unused, and a Region was not read in that pass", () => {
    expect(failed({ ...deleting, calls: [...lists.slice(1), deletion()] })).toEqual(["04"]);
    const denied = lists.map((call, place) => (place === 0 ? { ...call, error: "AccessDenied" } : call));
    expect(failed({ ...deleting, calls: [...denied, deletion()] })).toEqual(["04"]);
    const detail = { roleName: ROLE, to: "unused" };
    const published = [{ at: at("01:29"), what: "Record Changed", detail, roles: [] }];
    expect(failed({ calls: lists, published })).toEqual([]);
    expect(failed({ calls: lists.slice(0, 3), published })).toEqual(["04"]);
  });
});

describe("check 05", () => {
  it("fails where a run says deleted and the incarnation is there, or nobody asked IAM", () => {
    const role = { roleName: ROLE, roleId: "AROA1", createdAt: at("00:00"), tags: {}, usedBy: [] };
    expect(failed({ ...deleting, published: [ended("deleted", { roles: [role] })] })).toEqual(["05"]);
    expect(failed({ ...deleting, changes: [], calls: [] })).toEqual(["05"]);
  });

  it("fails where a run says already-gone, recreated or blocked and it is not so", () => {
    const there = [{ roleName: ROLE, roleId: "AROA1", createdAt: at("00:00") }];
    for (const kind of ["already-gone", "recreated", "blocked", "planned"]) {
      const outcome = { kind, reason: "in use", blockers: [] };
      const runs = [run({ kept: outcome, output: outcome })];
      expect(failed({ runs, incarnations: there, published: [ended(kind)] })).toEqual(["05"]);
    }
  });
});

describe("check 06", () => {
  it("fails where nothing was kept before a release, or something else than was set", () => {
    expect(failed({ ...asBlocked, calls: [release(), { ...kept, index: 11 }] })).toEqual(["06"]);
    expect(failed({ ...asBlocked, items: [] })).toEqual(["06"]);
    const items = whole.items.map((item) => ({ ...item, settings: { PercentEnabled: 6 } }));
    expect(failed({ ...asBlocked, items })).toEqual(["06"]);
  });
});
