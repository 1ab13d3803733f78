import type { Trace } from "../trace/trace.ts";
import { planChangesNothing } from "./01-plan-changes-nothing.ts";
import { oneIncarnation } from "./02-one-incarnation.ts";
import { onlyThePlan } from "./03-only-the-plan.ts";
import { unknownIsNeverUnused } from "./04-unknown-is-never-unused.ts";
import { outcomesAreTrue } from "./05-outcomes-are-true.ts";
import { receiptsComeFirst } from "./06-receipts-come-first.ts";
import { oneRunAtATime } from "./07-one-run-at-a-time.ts";
import { everythingIsBounded } from "./08-everything-is-bounded.ts";
import { nothingButTheProcedure } from "./09-nothing-but-the-procedure.ts";
import { limitsHoldAtTheChange } from "./10-limits-hold-at-the-change.ts";
import { noRunOfItsOwnMaking } from "./11-no-run-of-its-own-making.ts";
import { secretsStaySecret } from "./12-secrets-stay-secret.ts";
import { inventoryIsTrue } from "./13-inventory-is-true.ts";
import { oneOutcomeEach } from "./14-one-outcome-each.ts";
import { plansTellTheTruth } from "./15-plans-tell-the-truth.ts";
import { functionsDoNotBreak } from "./16-functions-do-not-break.ts";
import { changesAreWanted } from "./17-changes-are-wanted.ts";
import { answersAreValid } from "./18-answers-are-valid.ts";
import { itStopsTrying } from "./19-it-stops-trying.ts";
import { findingsAreTrue } from "./20-findings-are-true.ts";
import { findingsArePublishedOnce } from "./21-findings-are-published-once.ts";
import { remediationsEndOnce } from "./22-remediations-end-once.ts";
import type { Check } from "./check.ts";

/** Something that must hold and did not. */
export interface Violation {
  /** Name of the check, as its file's. */
  readonly check: string;
  readonly what: string;
}

/** Every check: the twelve invariants by their numbers, what must hold besides, and then what a policy promises. */
const checks: Readonly<Record<string, Check>> = {
  "01-plan-changes-nothing": planChangesNothing,
  "02-one-incarnation": oneIncarnation,
  "03-only-the-plan": onlyThePlan,
  "04-unknown-is-never-unused": unknownIsNeverUnused,
  "05-outcomes-are-true": outcomesAreTrue,
  "06-receipts-come-first": receiptsComeFirst,
  "07-one-run-at-a-time": oneRunAtATime,
  "08-everything-is-bounded": everythingIsBounded,
  "09-nothing-but-the-procedure": nothingButTheProcedure,
  "10-limits-hold-at-the-change": limitsHoldAtTheChange,
  "11-no-run-of-its-own-making": noRunOfItsOwnMaking,
  "12-secrets-stay-secret": secretsStaySecret,
  "13-inventory-is-true": inventoryIsTrue,
  "14-one-outcome-each": oneOutcomeEach,
  "15-plans-tell-the-truth": plansTellTheTruth,
  "16-functions-do-not-break": functionsDoNotBreak,
  "17-changes-are-wanted": changesAreWanted,
  "18-answers-are-valid": answersAreValid,
  "19-it-stops-trying": itStopsTrying,
  "20-findings-are-true": findingsAreTrue,
  "21-findings-are-published-once": findingsArePublishedOnce,
  "22-remediations-end-once": remediationsEndOnce,
};

/** Checks a history for everything. */
export function checkTrace(trace: Trace): readonly Violation[] {
  return Object.entries(checks).flatMap(([check, look]) => look(trace).map((what) => ({ check, what })));
}
