import * as v from "valibot";
import { decideRemediation } from "../core/drift/decide-remediation.ts";
import { extentOf, mostReleases } from "../core/drift/limits.ts";
import { protectedUntil } from "../core/drift/protection-tag.ts";
import type { Remediation, RemediationRun } from "../core/drift/remediation.ts";
import { changeText, decommissionRequest } from "../core/drift/remediation-request.ts";
import { type Standing, standingOf } from "../core/drift/standing.ts";
import { ConfigurationError } from "../core/errors.ts";
import { refusal } from "../core/guards.ts";
import type { SealedPolicy } from "../core/policy.ts";
import type { RoleRecord } from "../core/record.ts";
import type { DecommissionRequest, Outcome } from "../core/request.ts";
import { type DayDependencies, whenDayEnds } from "../inventory/day-limit.ts";
import { type Inventory, openInventory } from "../inventory/inventory.ts";
import { OutcomeSchema, RunSchema, UsageSchema } from "../inventory/schemas.ts";
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

/**
 * Looks at a role of which a finding is to be mended, and decides what its run does next: wait, plan, ask for an
 * approval, act, or end. Every look is complete, so that nothing that was so before counts.
 */
export const assessRemediation =
  (dependencies: Dependencies) =>
  async (event: unknown): Promise<AssessRemediationOutput> => {
    const { control, policies, records, remediations, now, standards } = dependencies;
    const {
      roleName,
      run: asked,
      planned,
      applied,
    } = parse(Input, event, (faults) => new ConfigurationError(faults));
    const { account, runId } = asked;
    const isItsRun = ({ run }: Remediation) => run?.runId === runId && run.outcome === undefined;
    const known = await remediations.read(account, roleName);
    if (known === undefined || !isItsRun(known)) {
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
      await (kind === "restored" ? look(account, roleName, known.run?.action === "recreate") : undefined);
      return { kind: "end", outcome: { kind, reason, blockers } };
    }
    const record = await look(account, roleName);
    const policy = await policies.read(account);
    const at = now();
    const current = await remediations.change(account, roleName, (before) =>
      isItsRun(before) ? noteLook(before, at.toISOString()) : before,
    );
    const { run } = current;
    if (run === undefined || !isItsRun(current)) {
      return end("refused", `Run ${runId} has been ended by somebody else`);
    }
    const standing = standingOf(run, { account, roleName, record }, standardsNow(standards, policy, at));
    const step = decideRemediation({
      at: at.toISOString(),
      run,
      standing,
      paused: refusal(roleName, { ...(await control.readPause(account)), protectedRoleNames: [] }),
      protectedUntil: await readProtectedUntil(policy, record, run),
      window: windowNow(standing, at),
      dayEndsAt: applied?.retryAt ?? (await whenDayEnds(dependencies, account, run.action)),
    });
    switch (step.kind) {
      case "wait": {
        const waiting = await remediations.change(account, roleName, (before) =>
          isItsRun(before) && before.run !== undefined
            ? { ...before, run: { ...before.run, waiting: step.reason } }
            : before,
        );
        return { kind: "wait", waitSeconds: step.seconds, version: waiting.version };
      }
      case "ask":
      case "end":
        return step;
      case "plan":
        return { kind: "plan", request: await request("plan", run, standing, policy) };
      case "act":
        return run.action === "decommission"
          ? { kind: "decommission", request: await request("apply", run, standing, policy) }
          : putBack(run);
    }

    function putBack({ action }: RemediationRun): AssessRemediationOutput {
      const why = action === "recreate" ? ownedRole(roleName)?.notMadeAgain : undefined;
      return why === undefined
        ? { kind: "put-back" }
        : end("failed", `${roleName} is not made again: ${why}`);
    }

    /** A change other than a deletion needs no plan of usages: the rule says what would be changed. */
    function noteLook(before: Remediation, lookedAt: string): Remediation {
      if (before.run === undefined) {
        return before;
      }
      const { waiting: _, ...latest } = before.run;
      const plan =
        planned?.plan ??
        latest.plan ??
        (latest.action === "decommission"
          ? undefined
          : { digest: digestOf(changeText(account, roleName, latest)), usages: [] });
      return { ...before, run: { ...latest, lookedAt, ...(plan === undefined ? {} : { plan }) } };
    }

    /**
     * rolecall's own calls are no hints to itself: it looks at what it has done.
     *
     * @param wasMade true if the role was just made again: an answer that says otherwise shows what was
     */
    async function look(ofAccount: string, name: string, wasMade = false): Promise<RoleRecord | undefined> {
      const before = await records.read(ofAccount, name);
      const seen = await lookAtRole(dependencies, {
        account: ofAccount,
        roleName: name,
        before,
        reacts: false,
      });
      if (wasMade && seen.role === undefined) {
        return before;
      }
      const undone = wasMade ? ({ decommissioned: "undone" } as const) : {};
      return (await records.merge(name, { ...seen, ...undone })).after;
    }

    async function readProtectedUntil(
      inForce: SealedPolicy | undefined,
      of: RoleRecord | undefined,
      { kind, beganAt }: RemediationRun,
    ): Promise<string | undefined> {
      if (!inForce?.protectionTag || of === undefined || of.status === "gone") {
        return undefined;
      }
      const findings = await dependencies.findings.list(account, roleName);
      const openedAt = findings.find((finding) => finding.kind === kind)?.openedAt ?? beganAt;
      return protectedUntil(inForce.protectionTag, of.role.tags, openedAt);
    }

    async function request(
      mode: "plan" | "apply",
      of: RemediationRun,
      stands: Standing,
      inForce: SealedPolicy | undefined,
    ): Promise<Omit<DecommissionRequest, "maxRounds">> {
      if (!stands.stands || inForce === undefined) {
        throw new ConfigurationError("A run without a policy has nothing to do");
      }
      const extent = extentOf(await Array.fromAsync(records.list(account)));
      return decommissionRequest(roleName, of, stands.rule, mode, mostReleases(inForce.limits, extent));
    }
  };

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
