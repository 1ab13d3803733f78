import { describe, expect, it } from "vitest";
import { checkTrace } from "../../../../../infra/sandbox/campaign/checks/all.ts";
import type { Letter, RunTrace, Trace } from "../../../../../infra/sandbox/campaign/trace/trace.ts";
import { ARN, at, ended, ROLE, release, run, trace } from "../small-trace.ts";

const failed = (given: Partial<Trace>) => [
  ...new Set(checkTrace(trace(given)).map(({ check }) => check.slice(0, 2))),
];

const refused = { kind: "refused", reason: "no", blockers: [] };
const quiet = (given: Partial<RunTrace> = {}) => run({ kept: refused, output: refused, ...given });
const endedAll = (...names: readonly string[]) =>
  names.map((name) => ended("refused", { detail: { runId: name, outcome: refused } }));

const letter = (given: Partial<Letter>): Letter => ({
  at: at("01:00"),
  fate: "delivered",
  source: "aws.mediatailor",
  name: "ConfigureLogsForPlaybackConfiguration",
  own: false,
  deliveredAt: at("01:02"),
  ...given,
});

describe("check 07", () => {
  it("fails where two runs work on a role at once, and not where one follows the other", () => {
    const other = (from: string) =>
      quiet({
        name: "run2",
        startedAt: at(from),
        stoppedAt: at("05:00"),
        entered: [{ state: "FindUsages", at: at(from) }],
      });
    expect(failed({ runs: [quiet(), other("01:30")], published: endedAll("run1", "run2") })).toEqual(["07"]);
    expect(failed({ runs: [quiet(), other("02:00")], published: endedAll("run1", "run2") })).toEqual([]);
  });

  it("fails where a run that has ended keeps another one out", () => {
    const reason = "Run run1 is working on the role; its claim lasts until later";
    const late = quiet({
      name: "run2",
      startedAt: at("03:00"),
      stoppedAt: at("03:00"),
      entered: [],
      kept: { ...refused, reason },
    });
    expect(failed({ runs: [quiet(), late], published: endedAll("run1", "run2") })).toEqual(["07"]);
  });
});

describe("check 08", () => {
  it("fails where something never ends, or hastens", () => {
    const { settledAt: _, ...endless } = trace();
    expect(checkTrace(endless).map(({ check }) => check)).toEqual(["08-everything-is-bounded"]);
    const hasty = [
      { state: "LetServiceSettle", at: at("01:00") },
      { state: "FindUsages", at: at("01:10") },
    ];
    expect(failed({ runs: [quiet({ entered: hasty })], published: endedAll("run1") })).toEqual(["08"]);
    const polls = [
      { state: "WaitForIam", at: at("01:00") },
      { state: "JudgeDeletion", at: at("01:02") },
    ];
    expect(failed({ runs: [quiet({ entered: polls })], published: endedAll("run1") })).toEqual(["08"]);
  });
});

describe("check 09", () => {
  const touches = [{ at: at("00:00"), arn: ARN, state: { logs: { PercentEnabled: 5, more: 1 } } }];
  const now = (state: unknown) => [{ arn: ARN, region: "us-east-1", state }];

  it("fails where a resource is not as its owners left it, and no plan was to change it so", () => {
    expect(failed({ touches, resources: now({ logs: { PercentEnabled: 0, more: 1 } }) })).toEqual(["09"]);
    expect(failed({ touches, resources: [] })).toEqual(["09"]);
    const runs = [quiet()];
    const published = endedAll("run1");
    expect(
      failed({ touches, runs, published, resources: now({ logs: { PercentEnabled: 0, more: 1 } }) }),
    ).toEqual([]);
    expect(
      failed({ touches, runs, published, resources: now({ logs: { PercentEnabled: 0, more: 2 } }) }),
    ).toEqual(["09"]);
  });

  it("fails where a call is no part of a procedure", () => {
    const changes = [release({ service: "ivs", operation: "StopStream" })];
    expect(
      failed({
        changes,
        runs: [quiet({ roleName: "AWSServiceRoleForIVSRecordToS3" })],
        published: endedAll("run1"),
      }),
    ).toEqual(["09"]);
  });
});

describe("check 10", () => {
  const pause = { at: at("00:50"), move: { kind: "pause" }, callsBefore: 5 } as const;
  const calls = [{ ...release({ index: 4 }), service: "dynamodb", operation: "PutItem" }, release()];
  const arranged = {
    calls,
    changes: [release({ error: "ThrottlingException" })],
    runs: [quiet()],
    published: endedAll("run1"),
  };

  it("fails where something is changed while rolecall is paused", () => {
    expect(failed({ ...arranged, acts: [pause] })).toEqual(["10"]);
    const unpause = { at: at("00:55"), move: { kind: "unpause" }, callsBefore: 7 } as const;
    expect(failed({ ...arranged, acts: [pause, unpause] })).toEqual([]);
  });

  it("fails where a role is protected, or the day's limit is reached", () => {
    const { setting } = trace();
    const limited = (parameters: Readonly<Record<string, string>>) => ({
      ...arranged,
      setting: { ...setting, parameters: { MaximumDeletionsPerDay: "10", ...parameters } },
    });
    expect(failed(limited({ ProtectedRoleNames: `Other,${ROLE}` }))).toEqual(["10"]);
    expect(failed(limited({ ProtectedRoleNames: "Other" }))).toEqual([]);
  });
});

describe("check 11", () => {
  it("fails where a run starts by itself and only rolecall has done something", () => {
    const runs = [
      quiet(),
      quiet({
        name: "unused-AROA1",
        automatic: true,
        mode: "plan",
        startedAt: at("03:00"),
        stoppedAt: at("03:00"),
        entered: [],
      }),
    ];
    const calls = [{ ...release({ index: 4 }), service: "dynamodb", operation: "PutItem" }, release()];
    const arranged = {
      calls,
      runs,
      changes: [release({ error: "ThrottlingException" })],
      published: endedAll("run1", "unused-AROA1"),
    };
    expect(failed({ ...arranged, letters: [letter({ own: true })] })).toEqual(["11"]);
    expect(failed({ ...arranged, letters: [letter({ deliveredAt: at("02:50") })] })).toEqual([]);
  });
});

describe("check 12", () => {
  it("fails where a secret is written somewhere", () => {
    const secrets = ["hunter2"];
    expect(failed({ secrets, writings: { "the table": "nothing", "the bus": "a hunter2 b" } })).toEqual([
      "12",
    ]);
    expect(failed({ secrets, writings: { "the table": "nothing" } })).toEqual([]);
  });
});
