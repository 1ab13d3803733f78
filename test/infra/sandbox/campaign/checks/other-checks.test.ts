import { describe, expect, it } from "vitest";
import { checkTrace } from "../../../../../infra/sandbox/campaign/checks/all.ts";
import type { Trace } from "../../../../../infra/sandbox/campaign/trace/trace.ts";
import { ARN, at, ended, PLAN, ROLE, run, trace } from "../small-trace.ts";

const failed = (given: Partial<Trace>) => [
  ...new Set(checkTrace(trace(given)).map(({ check }) => check.slice(0, 2))),
];

const role = { roleName: ROLE, roleId: "AROA1", createdAt: at("00:00"), tags: { a: "b" }, usedBy: [ARN] };

function record(
  status: string,
  usages: readonly string[],
  tags: Readonly<Record<string, string>> = { a: "b" },
) {
  return {
    pk: "account#111122223333",
    sk: `role#${ROLE}`,
    status,
    role: { roleName: ROLE, roleId: "AROA1", tags },
    regions: { "us-east-1": { usages: usages.map((arn) => ({ arn })) } },
  };
}

describe("check 13", () => {
  it("fails where the inventory says of a role what is not so", () => {
    expect(failed({ roles: [role], items: [record("in-use", [ARN])] })).toEqual([]);
    expect(failed({ roles: [role], items: [record("unused", [])] })).toEqual(["13"]);
    expect(failed({ roles: [role], items: [record("in-use", [ARN, `${ARN}2`])] })).toEqual(["13"]);
    expect(failed({ roles: [role], items: [record("in-use", [ARN], {})] })).toEqual(["13"]);
    expect(failed({ roles: [role], items: [] })).toEqual(["13"]);
  });

  it("fails where a role is recorded that does not exist", () => {
    expect(failed({ items: [record("unused", [])] })).toEqual(["13"]);
    expect(failed({ items: [record("gone", [])] })).toEqual([]);
  });
});

describe("check 14", () => {
  const refused = { kind: "refused", reason: "no", blockers: [] };

  it("fails where a run has no outcome, or two", () => {
    const { kept: _, ...untold } = run();
    expect(failed({ runs: [untold] })).toEqual(["14"]);
    const runs = [run({ kept: refused, output: { ...refused, kind: "blocked" } })];
    expect(failed({ runs, published: [ended("refused")] })).toEqual(["14"]);
    expect(failed({ runs: [run({ kept: refused, output: refused })] })).toEqual(["14"]);
  });

  it("forgives a run whose end Step Functions has not told", () => {
    const { kept: _, output: _output, ...untold } = run({ status: "ABORTED" });
    const lost = {
      at: at("02:00"),
      fate: "lost",
      source: "aws.states",
      name: "ABORTED",
      own: false,
      execution: "run1",
    } as const;
    expect(failed({ runs: [untold], letters: [lost] })).toEqual([]);
    expect(failed({ runs: [untold] })).toEqual(["14"]);
  });
});

describe("check 15", () => {
  it("fails where a plan lacks a usage, or names one too many", () => {
    const refused = { kind: "refused", reason: "no", blockers: [] };
    const made = (usages: readonly string[]) => ({
      runs: [run({ kept: refused, output: refused, plan: PLAN })],
      published: [
        ended("refused"),
        {
          at: at("01:00"),
          what: "Plan Made",
          detail: { runId: "run1", roleName: ROLE, usages },
          roles: [role],
        },
      ],
    });
    expect(failed(made([ARN]))).toEqual([]);
    expect(failed(made([]))).toEqual(["15"]);
    expect(failed(made([ARN, `${ARN}2`]))).toEqual(["15"]);
  });
});

describe("check 16", () => {
  it("fails where a function's program is wrong, and not where AWS refuses", () => {
    expect(failed({ functionErrors: [{ name: "TypeError", message: "x is undefined" }] })).toEqual(["16"]);
    expect(failed({ functionErrors: [{ name: "NotYetSettledError", message: "not yet" }] })).toEqual([]);
  });
});
