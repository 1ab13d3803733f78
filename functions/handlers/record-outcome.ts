import * as v from "valibot";
import { ConfigurationError } from "../core/errors.ts";
import type { SealedPlan } from "../core/plan.ts";
import type { Outcome, OutcomeKind } from "../core/request.ts";
import { type EndRunDependencies, endRun } from "../inventory/end-run.ts";
import { openInventory } from "../inventory/inventory.ts";
import { journal } from "../inventory/journal.ts";
import { OutcomeSchema, RunSchema } from "../inventory/schemas.ts";
import { eventBridgeClient } from "../runtime/clients/eventbridge.ts";
import { iamClient } from "../runtime/clients/iam.ts";
import { tableClient } from "../runtime/clients/table.ts";
import { readEnvironment } from "../runtime/env.ts";
import { lambda } from "../runtime/lambda.ts";
import { parse } from "../runtime/parse.ts";
import { publisher } from "../runtime/publish.ts";
import { readRoleName } from "../runtime/request.ts";
import { iam } from "../services/iam.ts";

const Input = v.object({ request: v.unknown(), run: RunSchema, outcome: OutcomeSchema });

/** The result of an execution: what a person or a program reads first. */
export interface RecordOutcomeOutput {
  readonly kind: "ended";
  readonly outcome: OutcomeKind;
  readonly reason: string;
  readonly blockers: readonly string[];
  /** When the same may be tried again: only the day's limit was in the way. ISO 8601. */
  readonly retryAt?: string;
  readonly runId: string;
  readonly roleName?: string;
  readonly roleId?: string;
  /** What was, or would be, released; its digest can be given as `planDigest`. */
  readonly plan?: Pick<SealedPlan, "digest" | "usages">;
}

/** Ends a run truthfully: the same outcome in the table, on the bus and in the execution's output. */
export const recordOutcome =
  (dependencies: EndRunDependencies) =>
  async (event: unknown): Promise<RecordOutcomeOutput> => {
    const { request, run, outcome } = parse(Input, event, (faults) => new ConfigurationError(faults));
    const roleName = readRoleName(request);
    const ended = await endRun(dependencies, run, roleName, outcome);
    const { kind, reason, blockers, retryAt }: Outcome = ended.outcome ?? outcome;
    return {
      kind: "ended",
      outcome: kind,
      reason,
      blockers,
      ...(retryAt === undefined ? {} : { retryAt }),
      runId: run.runId,
      ...(roleName === undefined ? {} : { roleName }),
      ...(ended.plan === undefined
        ? {}
        : { roleId: ended.plan.roleId, plan: { digest: ended.plan.digest, usages: ended.plan.usages } }),
    };
  };

/* Composition root: the only lines that touch the real world. */
const environment = readEnvironment({ TABLE_NAME: v.string(), BUS_NAME: v.string() });
const now = () => new Date();
const inventory = openInventory(tableClient, environment.TABLE_NAME, now);

export const handler = lambda(
  recordOutcome({
    ...inventory,
    now,
    readRole: iam(iamClient).readRole,
    journal: journal(inventory.history, publisher(eventBridgeClient, environment.BUS_NAME)),
  }),
);
