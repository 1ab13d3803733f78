import { describe, expect, it } from "vitest";
import {
  decideRemediation,
  type RemediationStep,
  type WindowState,
} from "../../../../functions/core/drift/decide-remediation.ts";
import { judgeRole } from "../../../../functions/core/drift/judge-role.ts";
import type { RemediationRun } from "../../../../functions/core/drift/remediation.ts";
import { standingOf } from "../../../../functions/core/drift/standing.ts";
import type { DesiredState, Response } from "../../../../functions/core/policy.ts";
import { ACCOUNT, NOW, ROLE_NAME, rule, runBy, standards, unusedRecord } from "./examples.ts";

const plan = { digest: "d".repeat(64), usages: [] };
const asked = { at: "2026-11-20T11:30:00.000Z", expiresAt: "2026-11-20T12:30:00.000Z" };
const answer = { by: "arn:aws:iam::111122223333:user/ben", at: "2026-11-20T11:45:00.000Z" };

/** How far an approval has come. */
const APPROVALS = {
  "no plan yet": {},
  "not asked": { plan },
  asked: { plan, asked },
  "asked too long ago": { plan, asked: { ...asked, expiresAt: NOW } },
  approved: { plan, asked, answer: { ...answer, decision: "approve" } },
  rejected: { plan, asked, answer: { ...answer, decision: "reject" } },
} as const satisfies Record<string, Partial<RemediationRun>>;

const WINDOWS = {
  none: { open: true },
  open: { open: true },
  closed: { open: false, opensAt: "2026-11-20T22:00:00.000Z" },
} as const satisfies Record<string, WindowState>;

const NIGHTS = { cron: "0 22 * * *", durationSeconds: 14_400, timeZone: "UTC" };

/** A step in one or two words. */
const inWords = (step: RemediationStep): string => {
  switch (step.kind) {
    case "end":
      return step.outcome.kind;
    case "wait":
      return /an approval/.test(step.reason) ? "wait for it" : "wait for night";
    default:
      return step.kind;
  }
};

/** What follows for an unused role, from the policy to the run's next step. */
const follows = (
  state: DesiredState,
  member: "unused" | "unexpected",
  response: Response,
  approval: keyof typeof APPROVALS,
  window: keyof typeof WINDOWS,
): string => {
  const tidy = rule("tidy", { state, [member]: response, window: window === "none" ? null : NIGHTS });
  const by = standards([tidy]);
  const found = judgeRole(unusedRecord, by).find(({ kind }) => kind === member);
  if (found?.remedy === undefined) {
    return found === undefined ? "not found" : "reported";
  }
  const run = runBy(tidy, { kind: member, response: found.remedy.response, ...APPROVALS[approval] });
  return inWords(
    decideRemediation({
      at: NOW,
      run,
      standing: standingOf(run, { account: ACCOUNT, roleName: ROLE_NAME, record: unusedRecord }, by),
      paused: undefined,
      protectedUntil: undefined,
      window: WINDOWS[window],
      dayEndsAt: undefined,
    }),
  );
};

type Cell = readonly [keyof typeof APPROVALS, keyof typeof WINDOWS, string];

const always = (step: string): readonly Cell[] => [
  ["no plan yet", "none", step],
  ["no plan yet", "open", step],
  ["no plan yet", "closed", step],
  ["not asked", "none", step],
  ["not asked", "open", step],
  ["not asked", "closed", step],
  ["asked", "none", step],
  ["asked", "open", step],
  ["asked", "closed", step],
  ["asked too long ago", "none", step],
  ["asked too long ago", "open", step],
  ["asked too long ago", "closed", step],
  ["approved", "none", step],
  ["approved", "open", step],
  ["approved", "closed", step],
  ["rejected", "none", step],
  ["rejected", "open", step],
  ["rejected", "closed", step],
];

const ONCE_APPROVED: readonly Cell[] = [
  ["no plan yet", "none", "plan"],
  ["no plan yet", "open", "plan"],
  ["no plan yet", "closed", "plan"],
  ["not asked", "none", "ask"],
  ["not asked", "open", "ask"],
  ["not asked", "closed", "ask"],
  ["asked", "none", "wait for it"],
  ["asked", "open", "wait for it"],
  ["asked", "closed", "wait for it"],
  ["asked too long ago", "none", "expired"],
  ["asked too long ago", "open", "expired"],
  ["asked too long ago", "closed", "expired"],
  ["approved", "none", "act"],
  ["approved", "open", "act"],
  ["approved", "closed", "wait for night"],
  ["rejected", "none", "rejected"],
  ["rejected", "open", "rejected"],
  ["rejected", "closed", "rejected"],
];

const BY_ITSELF: readonly Cell[] = [
  ["no plan yet", "none", "act"],
  ["no plan yet", "open", "act"],
  ["no plan yet", "closed", "wait for night"],
  ["not asked", "none", "act"],
  ["not asked", "open", "act"],
  ["not asked", "closed", "wait for night"],
  ["asked", "none", "act"],
  ["asked", "open", "act"],
  ["asked", "closed", "wait for night"],
  ["asked too long ago", "none", "act"],
  ["asked too long ago", "open", "act"],
  ["asked too long ago", "closed", "wait for night"],
  ["approved", "none", "act"],
  ["approved", "open", "act"],
  ["approved", "closed", "wait for night"],
  ["rejected", "none", "rejected"],
  ["rejected", "open", "rejected"],
  ["rejected", "closed", "rejected"],
];

/** State, response to an unused role, and to one that is forbidden: what follows of each. */
const ROWS: readonly (readonly [DesiredState, "unused" | "unexpected", Response, readonly Cell[]])[] = [
  ["allowed", "unused", "report", always("reported")],
  ["allowed", "unused", "approve", ONCE_APPROVED],
  ["allowed", "unused", "act", BY_ITSELF],
  ["required", "unused", "report", always("reported")],
  ["required", "unused", "approve", always("reported")],
  ["required", "unused", "act", always("reported")],
  ["forbidden", "unused", "report", always("reported")],
  ["forbidden", "unused", "approve", ONCE_APPROVED],
  ["forbidden", "unused", "act", BY_ITSELF],
  ["allowed", "unexpected", "report", always("not found")],
  ["allowed", "unexpected", "approve", always("not found")],
  ["allowed", "unexpected", "act", always("not found")],
  ["required", "unexpected", "report", always("not found")],
  ["required", "unexpected", "approve", always("not found")],
  ["required", "unexpected", "act", always("not found")],
  ["forbidden", "unexpected", "report", always("reported")],
  ["forbidden", "unexpected", "approve", ONCE_APPROVED],
  ["forbidden", "unexpected", "act", BY_ITSELF],
];

describe.each(ROWS)("of a role that is %s, with %s: %s", (state, member, response, cells) => {
  it.each(cells)(
    "and an approval that is %s, and a window that is %s, follows: %s",
    (approval, window, step) => {
      expect(follows(state, member, response, approval, window)).toBe(step);
    },
  );
});
