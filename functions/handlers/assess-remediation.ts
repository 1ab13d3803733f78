import * as v from "valibot";
import { decideRemediation } from "../core/drift/decide-remediation.ts";
import { type RemediationRun, runAtWork } from "../core/drift/remediation.ts";
import { changeText, decommissionRequest } from "../core/drift/remediation-request.ts";
import { type Standing, standingOf } from "../core/drift/standing.ts";
import { ConfigurationError, NotYetSettledError } from "../core/errors.ts";
import { refusal } from "../core/guards.ts";
import type { RoleRecord } from "../core/record.ts";
import type { DecommissionRequest, Outcome } from "../core/request.ts";
import { type DayDependencies, whenDayEnds } from "../inventory/day-limit.ts";
import { type Inventory, openInventory } from "../inventory/inventory.ts";
import { OutcomeSchema, RunSchema, UsageSchema } from "../inventory/schemas.ts";
import { readProtectedUntil } from "../inventory/tag-protection.ts";
import { windowAt } from "../policy/windows.ts";
import { accountClient } from "../runtime/clients/account.ts";
import { iamClient } from "../runtime/clients/iam.ts";
import { patience } from "../runtime/clients/once.ts";
import { tableClient } from "../runtime/clients/table.ts";
import { digestOf } from "../runtime/digest.ts";
import { positiveInteger, readEnvironment } from "../runtime/env.ts";
import { lambda } from "../runtime/lambda.ts";
import { parse } from "../runtime/parse.ts";
import {
  type FixedStandards,
  readFixedStandards,
  standardsEntries,
  standardsNow,
} from "../runtime/standards.ts";
import { readEnabledRegions } from "../services/account.ts";
import { iam } from "../services/iam.ts";
import { type LookDependencies, lookAtRole } from "../services/look.ts";
import { openAdapters, ownedRole } from "../services/services.ts";

/** How what was just started ended. */
const ended = {
  outcome: OutcomeSchema.entries.kind,
  reason: v.string(),
  blockers: v.array(v.string()),
  retryAt: v.exactOptional(v.string()),
};

const Input = v.object({
  roleName: v.string(),
  run: RunSchema,
  /** A run in plan mode. */
  planned: v.nullish(
    v.object({
      ...ended,
      plan: v.exactOptional(v.object({ digest: v.string(), usages: v.array(UsageSchema) })),
    }),
  ),
  /** What was to mend the finding. */
  applied: v.nullish(v.object(ended)),
});

/** What the run does next; whatever it is, the world is looked at again afterwards. */
export type AssessRemediationOutput =
  | { readonly kind: "wait"; readonly waitSeconds: number; readonly version: number }
  | { readonly kind: "plan" | "decommission"; readonly request: Omit<DecommissionRequest, "maxRounds"> }
  | { readonly kind: "ask"; readonly expiresAt: string }
  | { readonly kind: "put-back" }
  | { readonly kind: "end"; readonly outcome: Outcome };

/** What assessing needs of the world. */
export interface Dependencies
  extends LookDependencies,
    DayDependencies,
    Pick<Inventory, "findings" | "remediations"> {
  readonly standards: FixedStandards;
}

/** Where somebody has changed something while a run looked: it is woken as soon as it waits, and looks again. */
const LOOK_AGAIN_SECONDS = 60;

/**
 * Looks at a role of which a finding is to be mended, and decides what its run does next: wait, plan, ask for an
 * approval, act, or end. Every look is complete, so that nothing that was so before counts; and what is decided counts
 * only if nobody has changed anything about the run since the look began.
 */
export const assessRemediation =
  (dependencies: Dependencies) =>
  async (event: unknown): Promise<AssessRemediationOutput> => {
    const { control, policies, remediations, now, standards } = dependencies;
    const {
      roleName,
      run: asked,
      planned,
      applied,
    } = parse(Input, event, (faults) => new ConfigurationError(faults));
    const { account, runId } = asked;
    const known = await remediations.read(account, roleName);
    const begun = runAtWork(known, runId);
    if (known === undefined || begun === undefined) {
      return end(
        "refused",
        `No finding of ${roleName} has begun run ${runId}; runs of this workflow are begun by findings only`,
      );
    }
    if (planned && planned.outcome !== "planned") {
      const { outcome: kind, reason, blockers } = planned;
      return { kind: "end", outcome: { kind, reason: `It cannot be done: ${reason}`, blockers } };
    }
    // Only the day's limit was in the way: what was approved stays approved until tomorrow.
    if (applied && applied.retryAt === undefined) {
      const { outcome: kind, reason, blockers } = applied;
      await (kind === "restored" ? lookAtWork(dependencies, account, roleName, begun) : undefined);
      return { kind: "end", outcome: { kind, reason, blockers } };
    }
    const record = await look(dependencies, account, roleName);
    const policy = await policies.read(account);
    const at = now();
    const plan = planned?.plan ?? begun.plan ?? planOfChange(account, roleName, begun);
    const run = { ...begun, ...(plan === undefined ? {} : { plan }) };
    const standing = standingOf(run, { account, roleName, record }, standardsNow(standards, policy, at));
    const step = decideRemediation({
      at: at.toISOString(),
      run,
      standing,
      paused: refusal(roleName, { ...(await control.readPause(account)), protectedRoleNames: [] }),
      protectedUntil: await readProtectedUntil(dependencies, policy, record, run),
      window: windowNow(standing, at),
      dayEndsAt: applied?.retryAt ?? (await whenDayEnds(dependencies, account, run.action)),
    });
    const kept = await remediations.change(account, roleName, (before) => {
      const latest = runAtWork(before, runId);
      return latest === undefined ? before : { ...before, run: noteLook(latest, before.version) };
    });
    if (runAtWork(kept, runId) === undefined) {
      return end("refused", `Run ${runId} has been ended by somebody else`);
    }
    if (kept.version !== known.version + 1) {
      return { kind: "wait", waitSeconds: LOOK_AGAIN_SECONDS, version: known.version };
    }
    switch (step.kind) {
      case "wait":
        return { kind: "wait", waitSeconds: step.seconds, version: kept.version };
      case "ask":
      case "end":
        return step;
      case "plan":
        return { kind: "plan", request: requestFor(roleName, run, standing, "plan") };
      case "act":
        return run.action === "decommission"
          ? { kind: "decommission", request: requestFor(roleName, run, standing, "apply") }
          : putBack(roleName, run);
    }

    function noteLook({ waiting: _, ...latest }: RemediationRun, version: number): RemediationRun {
      return {
        ...latest,
        lookedAt: at.toISOString(),
        ...(plan === undefined ? {} : { plan }),
        ...(step.kind === "wait" && version === known?.version ? { waiting: step.reason } : {}),
      };
    }
  };

async function look(
  dependencies: Dependencies,
  account: string,
  roleName: string,
): Promise<RoleRecord | undefined> {
  const before = await dependencies.records.read(account, roleName);
  const seen = await lookAtRole(dependencies, { account, roleName, before, reacts: false });
  return (await dependencies.records.merge(roleName, seen)).after;
}

/** For so long IAM may show what was before a role was made again. */
const SETTLING_MILLISECONDS = 60_000;

/**
 * Looks at what the run has just put back: rolecall's own calls are no hints to itself.
 *
 * @throws {NotYetSettledError} if IAM does not show yet what was made. Trying again helps; after a minute a sweep will see it.
 */
async function lookAtWork(
  dependencies: Dependencies,
  account: string,
  roleName: string,
  { action, changingAt }: RemediationRun,
): Promise<void> {
  const before = await dependencies.records.read(account, roleName);
  const seen = await lookAtRole(dependencies, { account, roleName, before, reacts: false });
  if (action === "recreate" && seen.role === undefined) {
    const since = dependencies.now().getTime() - Date.parse(changingAt ?? "");
    if (since < SETTLING_MILLISECONDS) {
      throw new NotYetSettledError(`IAM does not show ${roleName} yet, which was made at ${changingAt}`);
    }
    return;
  }
  const undone = action === "recreate" ? ({ decommissioned: "undone" } as const) : {};
  await dependencies.records.merge(roleName, { ...seen, ...undone });
}

/** What cannot be made again is told before anything is tried. */
function putBack(roleName: string, { action }: RemediationRun): AssessRemediationOutput {
  const why = action === "recreate" ? ownedRole(roleName)?.notMadeAgain : undefined;
  return why === undefined ? { kind: "put-back" } : end("failed", `${roleName} is not made again: ${why}`);
}

/** A change other than a deletion needs no plan of usages: the rule says what would be changed. */
function planOfChange(account: string, roleName: string, run: RemediationRun): RemediationRun["plan"] {
  return run.action === "decommission"
    ? undefined
    : { digest: digestOf(changeText(account, roleName, run)), usages: [] };
}

function requestFor(roleName: string, run: RemediationRun, standing: Standing, mode: "plan" | "apply") {
  if (!standing.stands) {
    throw new ConfigurationError(`Run ${run.runId} has nothing to do: ${standing.why}`);
  }
  return decommissionRequest(roleName, run, standing.rule, mode);
}

function windowNow(standing: Standing, at: Date) {
  const window = standing.stands ? standing.rule.window : null;
  const state = window === null ? ({ open: true } as const) : windowAt(window, at);
  if (state.open) {
    return { open: true } as const;
  }
  return state.opensAt === undefined
    ? ({ open: false } as const)
    : ({ open: false, opensAt: state.opensAt.toISOString() } as const);
}

function end(kind: Outcome["kind"], reason: string): AssessRemediationOutput {
  return { kind: "end", outcome: { kind, reason, blockers: [] } };
}

/* Composition root: the only lines that touch the real world. */
const environment = readEnvironment({
  TABLE_NAME: v.string(),
  MAXIMUM_DELETIONS_PER_DAY: positiveInteger,
  ...standardsEntries,
});
const now = () => new Date();

export const handler = lambda(
  assessRemediation({
    ...openInventory(tableClient, environment.TABLE_NAME, now),
    now,
    iam: iam(iamClient),
    adapterFor: openAdapters(patience),
    readEnabledRegions: () => readEnabledRegions(accountClient),
    standards: readFixedStandards(environment),
    maximumDeletionsPerDay: environment.MAXIMUM_DELETIONS_PER_DAY,
  }),
);
