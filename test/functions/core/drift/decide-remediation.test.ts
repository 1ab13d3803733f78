import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  decideRemediation,
  type RemediationSituation,
} from "../../../../functions/core/drift/decide-remediation.ts";
import type { RemediationRun } from "../../../../functions/core/drift/remediation.ts";
import { judgement, NOW, rule, runBy } from "./examples.ts";

const tidy = rule("tidy", {
  unused: "act",
  approval: { approvers: ["*"], fourEyes: false, expiresAfterSeconds: 3600 },
});

const ANN = "arn:aws:iam::111122223333:user/ann";
const stands = { stands: true as const, judgement: judgement(), rule: tidy };
const plan = { digest: "d".repeat(64), usages: [] };
const asked = { at: "2026-11-20T11:30:00.000Z", expiresAt: "2026-11-20T12:30:00.000Z" };
const approved = { decision: "approve" as const, by: ANN, at: "2026-11-20T11:45:00.000Z" };
const rejected = { ...approved, decision: "reject" as const };

/** Nothing speaks against the run. */
const situation: RemediationSituation = {
  at: NOW,
  run: runBy(tidy),
  standing: stands,
  paused: undefined,
  protectedUntil: undefined,
  window: { open: true },
  dayEndsAt: undefined,
};

const decide = (more: Partial<RemediationSituation> = {}, run: Partial<RemediationRun> = {}) =>
  decideRemediation({ ...situation, ...more, run: { ...situation.run, ...run } });

const ended = (kind: string, reason: string) => ({ kind: "end", outcome: { kind, reason, blockers: [] } });

const waiting = (seconds: number, reason: string) => ({ kind: "wait", seconds, reason });

describe("decideRemediation", () => {
  it("acts where nothing speaks against it", () => {
    expect(decide()).toEqual({ kind: "act" });
  });

  it("is cancelled when the finding does not stand any more, with the reason, whatever else is so", () => {
    const standing = { stands: false as const, why: "the role is used" };

    expect(decide({ standing, paused: "audit", window: { open: false } }, { answer: rejected })).toEqual(
      ended("cancelled", "Nothing is to be mended any more: the role is used"),
    );
  });

  it("ends when somebody is against it, even while it is paused and where no approval is needed", () => {
    expect(decide({ paused: "audit" }, { answer: rejected })).toEqual(
      ended("rejected", `${ANN} rejected it at 2026-11-20T11:45:00.000Z`),
    );
  });

  it("looks again in an hour while rolecall is paused, before it plans or asks", () => {
    const paused = { paused: "rolecall is paused" };

    expect(decide(paused)).toEqual(waiting(14_400, "rolecall is paused"));
    expect(decide(paused, { response: "approve" })).toEqual(waiting(14_400, "rolecall is paused"));
  });
});

describe("decideRemediation, of a protected role", () => {
  it("waits, before it plans or asks", () => {
    const step = decide({ protectedUntil: "2026-11-20T12:10:00.000Z" }, { response: "approve" });

    expect(step).toEqual(
      waiting(
        600,
        "Waiting for the end of what a tag on the role protects, until 2026-11-20T12:10:00.000Z at the latest",
      ),
    );
  });

  it("goes on at the instant at which protection ends", () => {
    expect(decide({ protectedUntil: "2026-11-20T12:00:00.001Z" })).toMatchObject({
      kind: "wait",
      seconds: 1,
    });
    expect(decide({ protectedUntil: NOW })).toEqual({ kind: "act" });
    expect(decide({ protectedUntil: "2026-01-01T00:00:00.000Z" })).toEqual({ kind: "act" });
  });
});

describe("decideRemediation, of a run that needs an approval", () => {
  const needed = (run: Partial<RemediationRun>, at = NOW) => decide({ at }, { response: "approve", ...run });

  it("plans first, then asks until the rule's time is over", () => {
    expect(needed({})).toEqual({ kind: "plan" });
    expect(needed({ plan })).toEqual({ kind: "ask", expiresAt: "2026-11-20T13:00:00.000Z" });
  });

  it("waits for an answer, to the instant at which the request expires", () => {
    expect(needed({ plan, asked })).toEqual(
      waiting(
        1800,
        "Waiting for an approval, which was asked for at 2026-11-20T11:30:00.000Z, until 2026-11-20T12:30:00.000Z at the latest",
      ),
    );
    expect(needed({ plan, asked }, "2026-11-20T12:29:59.999Z")).toMatchObject({ kind: "wait", seconds: 1 });
    expect(needed({ plan, asked }, "2026-11-20T12:30:00.000Z")).toEqual(
      ended("expired", "Nobody approved it until 2026-11-20T12:30:00.000Z"),
    );
  });

  it("acts once it is approved, also after the time in which it could be", () => {
    expect(needed({ plan, asked, answer: approved })).toEqual({ kind: "act" });
    expect(needed({ plan, asked, answer: approved }, "2026-11-21T12:00:00.000Z")).toEqual({ kind: "act" });
  });

  it("takes no approval that came when its time was over", () => {
    const answer = (at: string) =>
      needed({ plan, asked, answer: { ...approved, at } }, "2026-11-20T14:00:00.000Z");

    expect(answer("2026-11-20T12:29:59.999Z")).toEqual({ kind: "act" });
    expect(answer("2026-11-20T12:30:00.000Z")).toEqual(
      ended("expired", "Nobody approved it until 2026-11-20T12:30:00.000Z"),
    );
  });

  it("takes no approval of a plan that was never made, or of what was never asked for", () => {
    expect(needed({ answer: approved })).toEqual({ kind: "plan" });
    expect(needed({ plan, answer: approved })).toMatchObject({ kind: "ask" });
  });

  it("asks and waits though the window is closed and the day is full: only the change needs them", () => {
    const shut = { window: { open: false as const }, dayEndsAt: "2026-11-21T00:00:00.000Z" };

    expect(decide(shut, { response: "approve" })).toEqual({ kind: "plan" });
    expect(decide(shut, { response: "approve", plan })).toMatchObject({ kind: "ask" });
    expect(decide(shut, { response: "approve", plan, asked })).toMatchObject({ kind: "wait", seconds: 1800 });
  });
});

describe("decideRemediation, of the grace period", () => {
  const graceful = rule("tidy", { graceSeconds: 7200 });
  const wait = (at: string, run: Partial<RemediationRun> = {}) =>
    decide({ at, standing: { ...stands, rule: graceful } }, run);

  it("counts from the beginning of a run that nobody has to approve", () => {
    expect(wait(NOW)).toEqual(
      waiting(7200, "Waiting for the grace period, until 2026-11-20T14:00:00.000Z at the latest"),
    );
    expect(wait("2026-11-20T13:59:59.999Z")).toMatchObject({ kind: "wait", seconds: 1 });
    expect(wait("2026-11-20T14:00:00.000Z")).toEqual({ kind: "act" });
  });

  it("counts from the approval of one that somebody had to", () => {
    const run = { response: "approve" as const, plan, asked, answer: approved };

    expect(wait(NOW, run)).toMatchObject({ kind: "wait", seconds: 6300 });
    expect(wait("2026-11-20T13:45:00.000Z", run)).toEqual({ kind: "act" });
  });

  it("comes before the window and the limit of a day", () => {
    const shut = { window: { open: false as const }, dayEndsAt: "2026-11-21T00:00:00.000Z" };

    expect(decide({ ...shut, standing: { ...stands, rule: graceful } })).toMatchObject({ seconds: 7200 });
  });
});

describe("decideRemediation, of the window and the limit of a day", () => {
  it("waits for the window, then for the day", () => {
    const dayEndsAt = "2026-11-21T00:00:00.000Z";

    expect(decide({ window: { open: false, opensAt: "2026-11-20T22:00:00.000Z" }, dayEndsAt })).toEqual(
      waiting(36_000, "Waiting for the maintenance window, until 2026-11-20T22:00:00.000Z at the latest"),
    );
    expect(decide({ dayEndsAt })).toEqual(
      waiting(
        43_200,
        "Waiting for the next day: as many roles were changed today as may be, until 2026-11-21T00:00:00.000Z at the latest",
      ),
    );
  });

  it("ends where the window never opens again", () => {
    expect(decide({ window: { open: false } })).toEqual(
      ended("failed", "Its maintenance window never opens again; mend the policy"),
    );
  });

  it("looks again after a day at the latest, and after a second at the soonest", () => {
    const until = (opensAt: string) => decide({ window: { open: false, opensAt } });

    expect(until("2027-06-01T00:00:00.000Z")).toMatchObject({ seconds: 86_400 });
    expect(until("2026-11-20T12:00:00.200Z")).toMatchObject({ seconds: 1 });
    expect(until("2026-11-20T11:00:00.000Z")).toMatchObject({ seconds: 1 });
  });
});

describe("decideRemediation, whatever is so", () => {
  const instant = fc
    .integer({ min: -100_000, max: 100_000 })
    .map((seconds) => new Date(Date.parse(NOW) + seconds * 1000).toISOString());
  const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 1 });

  const anything = fc
    .record({
      paused: maybe(fc.constant("paused")),
      protectedUntil: maybe(instant),
      opensAt: maybe(instant),
      dayEndsAt: maybe(instant),
      response: fc.constantFrom("act" as const, "approve" as const),
      planned: fc.boolean(),
      expiresAt: maybe(instant),
      answer: maybe(
        fc.record({ at: instant, decision: fc.constantFrom("approve" as const, "reject" as const) }),
      ),
      graceSeconds: fc.integer({ min: 0, max: 200_000 }),
    })
    .map((of): RemediationSituation => {
      const { response, planned, expiresAt, answer, graceSeconds, opensAt, ...more } = of;
      const run = {
        ...situation.run,
        response,
        ...(planned ? { plan } : {}),
        ...(expiresAt === undefined ? {} : { asked: { ...asked, expiresAt } }),
        ...(answer === undefined ? {} : { answer: { ...answer, by: ANN } }),
      };
      const window = opensAt === undefined ? { open: true as const } : { open: false as const, opensAt };
      return { ...situation, ...more, run, window, standing: { ...stands, rule: { ...tidy, graceSeconds } } };
    });

  it("waits for whole seconds, at least one and at most a day", () => {
    fc.assert(
      fc.property(anything, (of) => {
        const step = decideRemediation(of);
        const seconds = step.kind === "wait" ? step.seconds : 1;
        expect(Number.isInteger(seconds) && seconds >= 1 && seconds <= 86_400).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it("acts only if nothing at all speaks against it", () => {
    fc.assert(
      fc.property(anything, (of) => {
        if (decideRemediation(of).kind !== "act") {
          return;
        }
        const { run, paused, protectedUntil, window, dayEndsAt } = of;
        expect([paused, dayEndsAt, window.open]).toEqual([undefined, undefined, true]);
        expect(run.answer?.decision).not.toBe("reject");
        expect(Date.parse(protectedUntil ?? NOW)).toBeLessThanOrEqual(Date.parse(NOW));
        if (run.response === "approve") {
          expect(run).toMatchObject({ plan, answer: { decision: "approve" } });
        }
      }),
      { numRuns: 1000 },
    );
  });
});
