import * as v from "valibot";
import { delaySeconds, PATIENT, type Pace } from "../core/backoff.ts";
import { ConfigurationError } from "../core/errors.ts";
import { refusal } from "../core/guards.ts";
import type { Outcome } from "../core/request.ts";
import { type Inventory, openInventory } from "../inventory/inventory.ts";
import { type Journal, journal } from "../inventory/journal.ts";
import { type LimitDependencies, readMostRolesPerDay } from "../inventory/policy-limits.ts";
import { stepEntries } from "../inventory/schemas.ts";
import { type WarrantDependencies, whyNotWarranted } from "../inventory/warrant.ts";
import { eventBridgeClient } from "../runtime/clients/eventbridge.ts";
import { iamClient } from "../runtime/clients/iam.ts";
import { tableClient } from "../runtime/clients/table.ts";
import { positiveInteger, readEnvironment } from "../runtime/env.ts";
import { lambda } from "../runtime/lambda.ts";
import { paceEntries, readPace } from "../runtime/pace.ts";
import { parse } from "../runtime/parse.ts";
import { publisher } from "../runtime/publish.ts";
import { readFixedStandards, standardsEntries } from "../runtime/standards.ts";
import { describeFailure, isRefusal, isRetryable } from "../services/failures.ts";
import { type Iam, iam } from "../services/iam.ts";

const Input = v.object({
  ...stepEntries,
  plan: v.object({ digest: v.string(), roleId: v.string() }),
});

/** The deletion is on its way, or the run is over. */
export type SubmitDeletionOutput =
  | {
      readonly kind: "pending";
      readonly waitSeconds: number;
      readonly task: { readonly taskId: string; readonly submittedAt: string; readonly attempt: number };
    }
  | { readonly kind: "end"; readonly outcome: Outcome };

/** What submitting needs of the world. */
export interface Dependencies
  extends Pick<Inventory, "claims" | "control" | "runs">,
    LimitDependencies,
    WarrantDependencies {
  readonly iam: Pick<Iam, "readRole" | "submitDeletion">;
  readonly journal: Journal;
  readonly maximumDeletionsPerDay: number;
  /** Default: a stack's. */
  readonly pace?: Pace;
}

/**
 * Asks IAM to delete the planned incarnation, if the owner still allows it, and the finding still stands that had
 * started the run, if one had.
 *
 * @throws the SDK's own error where trying again may help.
 */
export const submitDeletion =
  (dependencies: Dependencies) =>
  async (event: unknown): Promise<SubmitDeletionOutput> => {
    const { claims, control, runs, iam, journal, standards, maximumDeletionsPerDay, now } = dependencies;
    const { polling } = dependencies.pace ?? PATIENT;
    const input = parse(Input, event, (faults) => new ConfigurationError(faults));
    const { request, run, claim, plan } = input;
    const { roleName } = request;
    const kept = await runs.read(run);
    const approved = kept?.plan;
    if (request.mode !== "apply" || approved?.digest !== plan.digest || approved.roleId !== plan.roleId) {
      return end("refused", `This run has no plan ${plan.digest} that it may apply`);
    }
    const fallen = await whyNotWarranted(dependencies, run.account, roleName, request.warrant);
    if (fallen !== undefined) {
      return cancelled(fallen);
    }
    const pause = await control.readPause(run.account);
    const why = refusal(roleName, { ...pause, protectedRoleNames: standards.protectedRoleNames });
    if (why !== undefined) {
      return end("refused", why);
    }
    await claims.renew(claim);
    const full = await whatIsFull();
    if (full !== undefined) {
      const { endsAt } = await control.readDay(run.account);
      return { kind: "end", outcome: { kind: "refused", reason: full, blockers: [], retryAt: endsAt } };
    }
    const isFirst = await runs.noteSubmission(run);
    // The last thing before the deletion: IAM deletes whatever has the name.
    const changed = await whatBecameOf(roleName);
    if (changed !== undefined) {
      return changed;
    }
    const submittedAt = now().toISOString();
    const taskId = await submit(roleName);
    if (typeof taskId !== "string") {
      return taskId;
    }
    await journal({
      account: run.account,
      roleName,
      at: submittedAt,
      id: `${run.runId}-${taskId}`,
      what: "Deletion Submitted",
      detail: { runId: run.runId, taskId, roleId: plan.roleId },
    });
    return {
      kind: "pending",
      waitSeconds: delaySeconds(1, polling),
      task: { taskId, submittedAt, attempt: 1 },
    };

    /** A deletion that this run had submitted before, though the answer was lost, may have come to pass. */
    async function cancelled(because: string): Promise<SubmitDeletionOutput> {
      if (kept?.submittedAt === undefined) {
        return end("cancelled", because);
      }
      const still = `${because}; IAM may still carry out the deletion that it had been asked for`;
      return (await whatBecameOf(roleName)) ?? end("cancelled", still);
    }

    /** Counts this run among those of the day; answers which limit is reached without it. */
    async function whatIsFull(): Promise<string | undefined> {
      const mostChanges = await readMostRolesPerDay(dependencies, run.account);
      const mostDeletions = maximumDeletionsPerDay;
      switch (await control.countChange(run, { kind: "deletion", mostDeletions, mostChanges })) {
        case undefined:
          return undefined;
        case "deletions":
          return `${mostDeletions} deletions have been submitted today already (stack parameter MaximumDeletionsPerDay)`;
        case "changes":
          return `As many roles were changed today as the policy allows in a day (${mostChanges})`;
      }
    }

    /** What this run had submitted before, though the answer was lost, this run has deleted. */
    function gone(name: string): SubmitDeletionOutput {
      const seenGoneAt = now().toISOString();
      const outcome =
        kept?.submittedAt === undefined
          ? ({ kind: "already-gone", reason: `IAM has no role ${name} any more` } as const)
          : ({ kind: "deleted", reason: `IAM has deleted ${name} (${plan.roleId})` } as const);
      return { kind: "end", outcome: { ...outcome, blockers: [], seenGoneAt } };
    }

    /** Answers how the run ends if the planned incarnation is not there any more. */
    async function whatBecameOf(name: string): Promise<SubmitDeletionOutput | undefined> {
      const role = await iam.readRole(name);
      if (role === undefined) {
        return gone(name);
      }
      return role.roleId === plan.roleId
        ? undefined
        : end("recreated", `IAM shows ${name} as ${role.roleId}; this run is about ${plan.roleId}`);
    }

    /**
     * A role that is gone has no path any more, so IAM may check the call against the bare name and refuse
     * it instead of answering 404: before a refusal counts, the role is looked at.
     */
    async function submit(name: string): Promise<string | SubmitDeletionOutput> {
      try {
        return (await iam.submitDeletion(name)) ?? gone(name);
      } catch (error) {
        // After any other failure IAM may have taken the deletion without our hearing of it.
        if (isFirst && isRefusal(error)) {
          await runs.withdrawSubmission(run);
        }
        if (isRetryable(error)) {
          throw error;
        }
        const reason = `IAM did not take the deletion: ${describeFailure(error)}`;
        return (await whatBecameOf(name)) ?? end("failed", reason);
      }
    }
  };

function end(kind: Outcome["kind"], reason: string): SubmitDeletionOutput {
  return { kind: "end", outcome: { kind, reason, blockers: [] } };
}

/* Composition root: the only lines that touch the real world. */
const environment = readEnvironment({
  TABLE_NAME: v.string(),
  BUS_NAME: v.string(),
  ...standardsEntries,
  MAXIMUM_DELETIONS_PER_DAY: positiveInteger,
  ...paceEntries,
});
const now = () => new Date();
const inventory = openInventory(tableClient, environment.TABLE_NAME, now);

export const handler = lambda(
  submitDeletion({
    ...inventory,
    now,
    iam: iam(iamClient),
    journal: journal(inventory.history, publisher(eventBridgeClient, environment.BUS_NAME)),
    standards: readFixedStandards(environment),
    maximumDeletionsPerDay: environment.MAXIMUM_DELETIONS_PER_DAY,
    pace: readPace(environment),
  }),
);
