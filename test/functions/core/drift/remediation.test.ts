import { describe, expect, it } from "vitest";
import { concludeRun, MAX_FAILURES, type Remediation } from "../../../../functions/core/drift/remediation.ts";
import type { OutcomeKind } from "../../../../functions/core/request.ts";
import { ACCOUNT, NOW, ROLE_NAME, rule, runBy } from "./examples.ts";

const ENDED = "2026-11-20T13:00:00.000Z";

const run = runBy(rule("tidy"), { occurrence: 4 });

/** After one failure, in a second run. */
const before: Remediation = {
  account: ACCOUNT,
  roleName: ROLE_NAME,
  runs: 2,
  failures: 1,
  retryAfter: NOW,
  run,
  version: 7,
};

const outcome = (kind: OutcomeKind) => ({ kind, reason: "so it was", blockers: [] });

const { retryAfter: _, ...withoutRetry } = before;

describe("concludeRun", () => {
  it.each<OutcomeKind>(["deleted", "already-gone", "restored"])("forgets failures after %s", (kind) => {
    expect(concludeRun(before, outcome(kind), ENDED)).toEqual({
      ...withoutRetry,
      failures: 0,
      run: { ...run, outcome: outcome(kind), endedAt: ENDED },
    });
  });

  it.each<OutcomeKind>(["cancelled", "recreated", "planned"])("counts %s neither way", (kind) => {
    expect(concludeRun(before, outcome(kind), ENDED)).toEqual({
      ...withoutRetry,
      run: { ...run, outcome: outcome(kind), endedAt: ENDED },
    });
  });

  it("remembers which time of a finding was rejected, and counts no failure", () => {
    expect(concludeRun(before, outcome("rejected"), ENDED)).toEqual({
      ...withoutRetry,
      rejected: { kind: "unused", occurrence: 4 },
      run: { ...run, outcome: outcome("rejected"), endedAt: ENDED },
    });
  });

  it.each<OutcomeKind>(["blocked", "refused", "timed-out", "failed", "expired", "partly-restored"])(
    "counts %s as a failure, and pauses",
    (kind) => {
      expect(concludeRun(before, outcome(kind), ENDED)).toEqual({
        ...withoutRetry,
        failures: 2,
        retryAfter: "2026-11-21T01:00:00.000Z",
        run: { ...run, outcome: outcome(kind), endedAt: ENDED },
      });
    },
  );

  it.each([
    [0, 1, "2026-11-20T19:00:00.000Z"],
    [1, 2, "2026-11-21T01:00:00.000Z"],
    [2, 3, "2026-11-21T13:00:00.000Z"],
    [3, 4, "2026-11-21T13:00:00.000Z"],
    [1000, 1001, "2026-11-21T13:00:00.000Z"],
  ])("pauses after %i failures and one more for longer, up to a day", (failures, now, retryAfter) => {
    const after = concludeRun({ ...before, failures }, outcome("failed"), ENDED);

    expect(after).toMatchObject({ failures: now, retryAfter });
  });

  it("keeps what was rejected earlier", () => {
    const rejected = { kind: "missing" as const, occurrence: 2 };

    expect(concludeRun({ ...before, rejected }, outcome("deleted"), ENDED)).toMatchObject({ rejected });
  });

  it("changes nothing of a run that has ended: an outcome is told once", () => {
    const ended = concludeRun(before, outcome("failed"), ENDED);

    expect(concludeRun(ended, outcome("failed"), "2026-11-20T14:00:00.000Z")).toBe(ended);
  });

  it("changes nothing where there was no run", () => {
    const { run: _run, ...idle } = before;

    expect(concludeRun(idle, outcome("failed"), ENDED)).toBe(idle);
  });
});

describe("MAX_FAILURES", () => {
  it("is three", () => {
    expect(MAX_FAILURES).toBe(3);
  });
});
