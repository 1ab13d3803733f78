import * as v from "valibot";
import { ConfigurationError } from "../core/errors.ts";
import type { Outcome, OutcomeKind } from "../core/request.ts";
import { concludeRestore, type RestoreReport } from "../core/restore-run.ts";
import { type EndRunDependencies, endRun } from "../inventory/end-run.ts";
import { openInventory } from "../inventory/inventory.ts";
import { journal } from "../inventory/journal.ts";
import { OutcomeSchema, RestoreReportSchema, RestoreRequestSchema, RunSchema } from "../inventory/schemas.ts";
import { accountClient } from "../runtime/clients/account.ts";
import { eventBridgeClient } from "../runtime/clients/eventbridge.ts";
import { iamClient } from "../runtime/clients/iam.ts";
import { patience } from "../runtime/clients/once.ts";
import { tableClient } from "../runtime/clients/table.ts";
import { readEnvironment } from "../runtime/env.ts";
import { lambda } from "../runtime/lambda.ts";
import { parse } from "../runtime/parse.ts";
import { publisher } from "../runtime/publish.ts";
import { readRoleName } from "../runtime/request.ts";
import { readEnabledRegions } from "../services/account.ts";
import { iam } from "../services/iam.ts";
import { type LookDependencies, lookAtRole } from "../services/look.ts";
import { openAdapters } from "../services/services.ts";

const Input = v.object({
  request: v.unknown(),
  run: RunSchema,
  /** Set if the run ended before anything could be restored. */
  outcome: v.nullish(OutcomeSchema),
  reports: v.array(RestoreReportSchema),
});

/** The result of an execution: what a person or a program reads first. */
export interface RecordRestoreOutput {
  readonly kind: "ended";
  readonly outcome: OutcomeKind;
  readonly reason: string;
  /** What could not be put back; ARNs. */
  readonly blockers: readonly string[];
  readonly runId: string;
  readonly roleName?: string;
  /** What became of each resource, and of the role. */
  readonly resources: readonly RestoreReport[];
}

/** What recording needs of the world. */
export type Dependencies = EndRunDependencies & LookDependencies;

/**
 * Ends a restore truthfully: the role is looked at, since rolecall's own calls are no hints to itself, and the same
 * outcome goes into the table, onto the bus and into the execution's output.
 */
export const recordRestore =
  (dependencies: Dependencies) =>
  async (event: unknown): Promise<RecordRestoreOutput> => {
    const { request, run, reports, outcome } = parse(
      Input,
      event,
      (faults) => new ConfigurationError(faults),
    );
    const checked = v.safeParse(RestoreRequestSchema, request);
    const roleName = readRoleName(request);
    if (roleName !== undefined && reports.some(({ kind }) => kind === "restored")) {
      await look(roleName, run.account);
    }
    const ended = await endRun(dependencies, run, roleName, outcomeOf());
    const { kind, reason, blockers } = ended.outcome ?? outcomeOf();
    return {
      kind: "ended",
      outcome: kind,
      reason,
      blockers,
      runId: run.runId,
      ...(roleName === undefined ? {} : { roleName }),
      resources: reports,
    };

    function outcomeOf(): Outcome {
      if (outcome) {
        return outcome;
      }
      return checked.success
        ? concludeRestore(checked.output, reports)
        : { kind: "failed", reason: "The restore ended without saying what it was asked", blockers: [] };
    }

    async function look(name: string, account: string): Promise<void> {
      const before = await dependencies.records.read(account, name);
      const look = await lookAtRole(dependencies, { account, roleName: name, before, reacts: false });
      // Something was restored, so the role is there: an answer of IAM that says otherwise shows what was.
      if (look.role !== undefined || before?.status === "gone") {
        const isBack = reports.some(({ kind, arn }) => kind === "restored" && isRole(arn));
        const undone = isBack ? ({ decommissioned: "undone" } as const) : {};
        await dependencies.records.merge(name, { ...look, ...undone });
      }
    }
  };

function isRole(arn: string): boolean {
  return arn.split(":")[2] === "iam";
}

/* Composition root: the only lines that touch the real world. */
const environment = readEnvironment({ TABLE_NAME: v.string(), BUS_NAME: v.string() });
const now = () => new Date();
const inventory = openInventory(tableClient, environment.TABLE_NAME, now);
const roles = iam(iamClient);

export const handler = lambda(
  recordRestore({
    ...inventory,
    now,
    iam: roles,
    readRole: roles.readRole,
    adapterFor: openAdapters(patience),
    readEnabledRegions: () => readEnabledRegions(accountClient),
    journal: journal(inventory.history, publisher(eventBridgeClient, environment.BUS_NAME)),
  }),
);
