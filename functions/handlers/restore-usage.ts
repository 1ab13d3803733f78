import * as v from "valibot";
import { ConfigurationError, ResourceBusyError } from "../core/errors.ts";
import { refusal } from "../core/guards.ts";
import type { RestoreReport } from "../core/restore-run.ts";
import { type Inventory, openInventory } from "../inventory/inventory.ts";
import { type Journal, journal } from "../inventory/journal.ts";
import type { KeptReceipt } from "../inventory/receipts.ts";
import { restoreStepEntries } from "../inventory/schemas.ts";
import { eventBridgeClient } from "../runtime/clients/eventbridge.ts";
import { iamClient } from "../runtime/clients/iam.ts";
import { patience } from "../runtime/clients/once.ts";
import { tableClient } from "../runtime/clients/table.ts";
import { readEnvironment } from "../runtime/env.ts";
import { lambda } from "../runtime/lambda.ts";
import { parse } from "../runtime/parse.ts";
import { publisher } from "../runtime/publish.ts";
import { describeFailure, isRetryable } from "../services/failures.ts";
import { iam } from "../services/iam.ts";
import { restoreResource } from "../services/restore-resource.ts";
import { type RestoreRoleDependencies, restoreRole } from "../services/restore-role.ts";
import { roleMaker } from "../services/role-maker.ts";
import { type AdapterFor, openAdapters, ownedRole, serviceOfRole } from "../services/services.ts";

const Input = v.object({ ...restoreStepEntries, runId: v.string(), arn: v.string() });

/** What restoring needs of the world. */
export interface Dependencies
  extends Pick<Inventory, "claims" | "control" | "receipts">,
    RestoreRoleDependencies {
  readonly adapterFor: AdapterFor;
  readonly journal: Journal;
  readonly now: () => Date;
}

/**
 * Puts back what one receipt tells: the role itself, or the settings of one resource. One attempt, no waiting: the
 * state machine waits.
 *
 * @throws {ResourceBusyError} while the service is using the resource. Trying again later helps.
 * @throws the SDK's own error where trying again may help; what cannot be helped is a report instead.
 */
export const restoreUsage =
  (dependencies: Dependencies) =>
  async (event: unknown): Promise<RestoreReport> => {
    const { claims, control, receipts, journal, now } = dependencies;
    const { request, run, claim, runId, arn } = parse(
      Input,
      event,
      (faults) => new ConfigurationError(faults),
    );
    const { account } = run;
    const { roleName } = request;
    const kept = await Array.fromAsync(receipts.list(account, roleName));
    const receipt = kept.find((candidate) => candidate.runId === runId && candidate.arn === arn);
    if (receipt === undefined) {
      return { arn, kind: "failed", reason: "its receipt has expired meanwhile" };
    }
    const report = await attempt(receipt, kept);
    if (report.replacedBy !== undefined) {
      await receipts.noteReplacement(account, roleName, receipt, report.replacedBy);
    }
    if (report.kind === "restored") {
      await journal({
        account,
        roleName,
        at: now().toISOString(),
        id: `${run.runId}-${arn}`,
        what: receipt.kind === "role" ? "Role Restored" : "Usage Restored",
        detail: { runId: run.runId, restores: runId, ...report },
      });
    }
    return report;

    async function attempt(of: KeptReceipt, others: readonly KeptReceipt[]): Promise<RestoreReport> {
      const how = { settings: of.settings, force: request.force, applies: request.mode === "apply", refuse };
      try {
        if (of.kind === "role") {
          const { notMadeAgain } = ownedRole(roleName) ?? {};
          return await restoreRole(dependencies, { roleName, arn, notMadeAgain, ...how });
        }
        const service = serviceOfRole(roleName);
        if (service === undefined) {
          return { arn, kind: "failed", reason: `no service file knows ${roleName}` };
        }
        const { kind, region, id, replacedBy } = of;
        return await restoreResource(dependencies.adapterFor(service), {
          usage: { kind, arn, region, ...(id === undefined ? {} : { id }) },
          replacedBy,
          replaced: replacements(others),
          ...how,
        });
      } catch (error) {
        if (error instanceof ResourceBusyError || isRetryable(error)) {
          throw error;
        }
        return { arn, kind: "failed", reason: describeFailure(error) };
      }
    }

    /** The kill switch and the claim, right before each change. */
    async function refuse(): Promise<string | undefined> {
      const pause = await control.readPause(account);
      const why = refusal(roleName, { ...pause, protectedRoleNames: [] });
      if (why === undefined) {
        await claims.renew(claim);
      }
      return why;
    }
  };

function replacements(receipts: readonly KeptReceipt[]): ReadonlyMap<string, string> {
  return new Map(
    receipts.flatMap(({ arn, replacedBy }) => (replacedBy === undefined ? [] : [[arn, replacedBy] as const])),
  );
}

/* Composition root: the only lines that touch the real world. */
const environment = readEnvironment({ TABLE_NAME: v.string(), BUS_NAME: v.string() });
const now = () => new Date();
const inventory = openInventory(tableClient, environment.TABLE_NAME, now);

export const handler = lambda(
  restoreUsage({
    ...inventory,
    now,
    iam: iam(iamClient),
    roleMaker: roleMaker(iamClient),
    adapterFor: openAdapters(patience),
    journal: journal(inventory.history, publisher(eventBridgeClient, environment.BUS_NAME)),
  }),
);
