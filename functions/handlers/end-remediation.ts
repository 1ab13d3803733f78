import * as v from "valibot";
import { ConfigurationError } from "../core/errors.ts";
import type { OutcomeKind } from "../core/request.ts";
import { type EndRemediationDependencies, endRemediation } from "../inventory/end-remediation.ts";
import { openInventory } from "../inventory/inventory.ts";
import { journal } from "../inventory/journal.ts";
import { OutcomeSchema, RunSchema } from "../inventory/schemas.ts";
import { eventBridgeClient } from "../runtime/clients/eventbridge.ts";
import { tableClient } from "../runtime/clients/table.ts";
import { readEnvironment } from "../runtime/env.ts";
import { lambda } from "../runtime/lambda.ts";
import { parse } from "../runtime/parse.ts";
import { publisher } from "../runtime/publish.ts";
import { readRoleName } from "../runtime/request.ts";

const Input = v.object({ request: v.unknown(), run: RunSchema, outcome: OutcomeSchema });

/** The result of an execution: what a person or a program reads first. */
export interface EndRemediationOutput {
  readonly kind: "ended";
  readonly outcome: OutcomeKind;
  readonly reason: string;
  readonly blockers: readonly string[];
  readonly runId: string;
  readonly roleName?: string;
  /** How many runs of the role have failed in a row. */
  readonly failures?: number;
}

/** Ends a run that mends a finding truthfully: the same outcome in the table, on the bus and in the execution's output. */
export const endRemediationRun =
  (dependencies: EndRemediationDependencies) =>
  async (event: unknown): Promise<EndRemediationOutput> => {
    const { request, run, outcome } = parse(Input, event, (faults) => new ConfigurationError(faults));
    const roleName = readRoleName(request);
    const after =
      roleName === undefined ? undefined : await endRemediation(dependencies, run, roleName, outcome);
    const { kind, reason, blockers } = after?.run?.outcome ?? outcome;
    return {
      kind: "ended",
      outcome: kind,
      reason,
      blockers,
      runId: run.runId,
      ...(roleName === undefined ? {} : { roleName }),
      ...(after === undefined ? {} : { failures: after.failures }),
    };
  };

/* Composition root: the only lines that touch the real world. */
const environment = readEnvironment({ TABLE_NAME: v.string(), BUS_NAME: v.string() });
const now = () => new Date();
const inventory = openInventory(tableClient, environment.TABLE_NAME, now);

export const handler = lambda(
  endRemediationRun({
    ...inventory,
    now,
    journal: journal(inventory.history, publisher(eventBridgeClient, environment.BUS_NAME)),
  }),
);
