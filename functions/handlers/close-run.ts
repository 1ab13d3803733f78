import * as v from "valibot";
import { InvalidEventError, NotYetSettledError } from "../core/errors.ts";
import type { Outcome } from "../core/request.ts";
import { type EndRemediationDependencies, endRemediation } from "../inventory/end-remediation.ts";
import { type EndRunDependencies, endRun } from "../inventory/end-run.ts";
import { openInventory } from "../inventory/inventory.ts";
import { journal } from "../inventory/journal.ts";
import { accountClient } from "../runtime/clients/account.ts";
import { eventBridgeClient } from "../runtime/clients/eventbridge.ts";
import { iamClient } from "../runtime/clients/iam.ts";
import { patience } from "../runtime/clients/once.ts";
import { tableClient } from "../runtime/clients/table.ts";
import { readEnvironment } from "../runtime/env.ts";
import { type Invocation, lambda } from "../runtime/lambda.ts";
import { parse } from "../runtime/parse.ts";
import { publisher } from "../runtime/publish.ts";
import { readRoleName } from "../runtime/request.ts";
import { readEnabledRegions } from "../services/account.ts";
import { iam } from "../services/iam.ts";
import { type LookDependencies, lookAtRole } from "../services/look.ts";
import { openAdapters } from "../services/services.ts";

/**
 * An execution that ended without success, as Step Functions reports it on EventBridge: at best effort, so that a lost
 * report leaves its run without an outcome, and the role claimed until the claim expires.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-states.html (excerpt read 2026-11-20; the members of `detail` from general knowledge)
 */
const StatusChange = v.object({
  account: v.string(),
  detail: v.object({
    name: v.string(),
    status: v.picklist(["FAILED", "TIMED_OUT", "ABORTED"]),
    /** Milliseconds since 1970. */
    startDate: v.number(),
    stopDate: v.nullish(v.number()),
    input: v.nullish(v.string()),
    error: v.nullish(v.string()),
    cause: v.nullish(v.string()),
  }),
});

const ExecutionInput = v.pipe(v.string(), v.parseJson());

/** The run now has an outcome. */
export interface CloseRunOutput {
  readonly kind: "closed";
  readonly outcome: string;
}

/** What closing needs of the world. */
export type Dependencies = EndRunDependencies & EndRemediationDependencies & LookDependencies;

/** For so long IAM may still carry out a deletion that a stopped run had submitted; Lambda tries twice more within it. */
const DELETION_MAY_FOLLOW_MILLISECONDS = 120_000;

/**
 * Gives an outcome to a run whose execution ended before it could record one: it crashed, ran out of
 * time, or somebody stopped it. What it had changed until then nobody has looked at, so the role is looked at.
 *
 * @throws {InvalidEventError} if the event is no status change. Trying again cannot help.
 * @throws {NotYetSettledError} if the run had submitted a deletion that IAM may still carry out. Trying again helps.
 */
export const closeRun =
  (dependencies: Dependencies) =>
  async (event: unknown, { account }: Invocation): Promise<CloseRunOutput> => {
    const { detail } = parse(StatusChange, event, (faults) => new InvalidEventError(faults));
    const input = v.safeParse(ExecutionInput, detail.input);
    const run = { account, runId: detail.name, startedAt: new Date(detail.startDate).toISOString() };
    const roleName = input.success ? readRoleName(input.output) : undefined;
    const isSubmitted = (await dependencies.runs.read(run))?.submittedAt !== undefined;
    const outcome = outcomeOf(detail, isSubmitted);
    if (roleName !== undefined) {
      await endRemediation(dependencies, run, roleName, outcome);
    }
    const ended = await endRun(dependencies, run, roleName, outcome);
    // After the outcome: what cannot be looked at must not keep the run from having one.
    if (roleName !== undefined) {
      const before = await dependencies.records.read(account, roleName);
      const look = await lookAtRole(dependencies, { account, roleName, before, reacts: false });
      await dependencies.records.merge(roleName, look);
      const sinceStop = dependencies.now().getTime() - (detail.stopDate ?? 0);
      if (isSubmitted && look.role !== undefined && sinceStop < DELETION_MAY_FOLLOW_MILLISECONDS) {
        throw new NotYetSettledError(`IAM may still delete ${roleName}, as run ${run.runId} had asked it to`);
      }
    }
    return { kind: "closed", outcome: (ended.outcome ?? outcome).kind };
  };

function outcomeOf(
  { status, error, cause }: v.InferOutput<typeof StatusChange>["detail"],
  isSubmitted: boolean,
): Outcome {
  const why = [error, cause].filter((text) => typeof text === "string" && text !== "").join(": ");
  const still = isSubmitted ? "; IAM may still carry out the deletion that it had been asked for" : "";
  const because = `${why === "" ? "" : ` (${why})`}${still}`;
  switch (status) {
    case "TIMED_OUT":
      return { kind: "timed-out", reason: `The run took longer than it may${because}`, blockers: [] };
    case "ABORTED":
      return { kind: "failed", reason: `Somebody stopped the execution${because}`, blockers: [] };
    case "FAILED":
      return { kind: "failed", reason: `The execution failed${because}`, blockers: [] };
  }
}

/* Composition root: the only lines that touch the real world. */
const environment = readEnvironment({ TABLE_NAME: v.string(), BUS_NAME: v.string() });
const now = () => new Date();
const inventory = openInventory(tableClient, environment.TABLE_NAME, now);
const roles = iam(iamClient);

export const handler = lambda(
  closeRun({
    ...inventory,
    now,
    iam: roles,
    readRole: roles.readRole,
    adapterFor: openAdapters(patience),
    readEnabledRegions: () => readEnabledRegions(accountClient),
    journal: journal(inventory.history, publisher(eventBridgeClient, environment.BUS_NAME)),
  }),
);
