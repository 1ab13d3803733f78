import * as v from "valibot";
import type { ReleaseReport } from "../core/decide.ts";
import { ConfigurationError, ResourceBusyError } from "../core/errors.ts";
import { refusal } from "../core/guards.ts";
import type { SealedPlan } from "../core/plan.ts";
import { isListed } from "../core/release-limits.ts";
import type { RoleUsage } from "../core/usage.ts";
import { type Inventory, openInventory } from "../inventory/inventory.ts";
import { type Journal, journal } from "../inventory/journal.ts";
import { type LimitDependencies, readMostReleases, readMostRolesPerDay } from "../inventory/policy-limits.ts";
import { stepEntries, UsageSchema } from "../inventory/schemas.ts";
import { type WarrantDependencies, whyNotWarranted } from "../inventory/warrant.ts";
import { eventBridgeClient } from "../runtime/clients/eventbridge.ts";
import { patience } from "../runtime/clients/once.ts";
import { tableClient } from "../runtime/clients/table.ts";
import { readEnvironment } from "../runtime/env.ts";
import { lambda } from "../runtime/lambda.ts";
import { parse } from "../runtime/parse.ts";
import { publisher } from "../runtime/publish.ts";
import { readFixedStandards, standardsEntries } from "../runtime/standards.ts";
import { describeFailure, isRetryable } from "../services/failures.ts";
import type { ServiceAdapter } from "../services/port.ts";
import { type AdapterFor, openAdapters, serviceOfRole, sharesUsages } from "../services/services.ts";

const Input = v.object({ ...stepEntries, digest: v.string(), usage: UsageSchema });

/** What releasing needs of the world. */
export interface Dependencies
  extends Pick<Inventory, "claims" | "control" | "receipts" | "runs">,
    LimitDependencies,
    WarrantDependencies {
  readonly adapterFor: AdapterFor;
  readonly journal: Journal;
}

/**
 * Releases a role from one resource, if the approved plan names it and the owner still allows it, and the finding
 * still stands that had started the run, if one had. The receipt is stored before the call. One attempt, no waiting: the state machine waits.
 *
 * @throws {ResourceBusyError} while the service is using the role. Trying again later helps.
 * @throws the SDK's own error where trying again may help; what cannot be helped is a report instead.
 */
export const releaseUsage =
  (dependencies: Dependencies) =>
  async (event: unknown): Promise<ReleaseReport> => {
    const { adapterFor, claims, control, receipts, runs, journal, standards, now } = dependencies;
    const { request, run, claim, digest, usage } = parse(
      Input,
      event,
      (faults) => new ConfigurationError(faults),
    );
    const { arn } = usage;
    const service = serviceOfRole(request.roleName);
    const plan = (await runs.read(run))?.plan;
    const planned = plan?.usages.find((entry) => entry.arn === arn);
    const mayApply = request.mode === "apply" && request.release && plan?.digest === digest;
    if (!mayApply || service === undefined || planned === undefined) {
      return { arn, kind: "refused", reason: `${arn} is not in a plan that this run may apply` };
    }
    if (planned.byHand === true) {
      return { arn, kind: "refused", reason: `Only a person can release ${arn}: ${planned.release}` };
    }
    if (sharesUsages(service) && request.planDigest !== digest) {
      return {
        arn,
        kind: "refused",
        reason: `No API tells whether ${arn} uses this role, and no plan was approved`,
      };
    }
    if (!isListed(arn, request)) {
      return { arn, kind: "refused", reason: `${arn} may not be released by this run: not listed` };
    }
    const fallen = await whyNotWarranted(dependencies, run.account, request.roleName, request.warrant);
    if (fallen !== undefined) {
      return { arn, kind: "cancelled", reason: fallen };
    }
    const pause = await control.readPause(run.account);
    const why = refusal(request.roleName, { ...pause, protectedRoleNames: standards.protectedRoleNames });
    if (why !== undefined) {
      return { arn, kind: "refused", reason: why };
    }
    await claims.renew(claim);
    const report = await attempt(planned, plan, adapterFor(service));
    if (report.kind === "released" || report.kind === "held") {
      await journal({
        account: run.account,
        roleName: request.roleName,
        at: now().toISOString(),
        id: `${run.runId}-${digest.slice(0, 8)}-${arn}`,
        what: report.kind === "held" ? "Usage Held" : "Usage Released",
        detail: { runId: run.runId, arn, region: planned.region, what: planned.release },
      });
    }
    return report;

    async function attempt(
      approved: RoleUsage,
      ofRun: SealedPlan,
      adapter: ServiceAdapter,
    ): Promise<ReleaseReport> {
      const { kind, region, stage, id } = approved;
      try {
        const settings = await adapter.readSettings(approved);
        if (settings === undefined) {
          return { arn, kind: "gone" };
        }
        const beyond = (await whyTooMany(ofRun)) ?? (await whyNotToday());
        if (beyond !== undefined) {
          return { arn, kind: "refused", ...beyond };
        }
        const named = id === undefined ? {} : { id };
        await receipts.keep(claim, { kind, arn, ...named, region, roleId: ofRun.roleId, stage, settings });
        return { arn, ...(await adapter.release(approved, settings)) };
      } catch (error) {
        if (error instanceof ResourceBusyError || isRetryable(error)) {
          throw error;
        }
        return { arn, kind: "failed", reason: describeFailure(error) };
      }
    }

    /** Counts this usage among those that the run releases; answers why it may not be one of them. */
    async function whyTooMany(plan: SealedPlan): Promise<{ readonly reason: string } | undefined> {
      const maximum = await readMostReleases(dependencies, plan, request);
      return maximum === undefined || (await runs.countRelease(run, arn, maximum))
        ? undefined
        : { reason: `This run has released as many usages as it may (${maximum})` };
    }

    /** A role whose usages are released is to go: it takes its place in the day's limit before, not after. */
    async function whyNotToday(): Promise<{ readonly reason: string; readonly retryAt: string } | undefined> {
      const mostChanges = await readMostRolesPerDay(dependencies, run.account);
      if (
        mostChanges === undefined ||
        (await control.countChange(run, { kind: "edit", mostChanges })) === undefined
      ) {
        return undefined;
      }
      const { endsAt } = await control.readDay(run.account);
      const reason = `As many roles were changed today as the policy allows in a day (${mostChanges})`;
      return { reason, retryAt: endsAt };
    }
  };

/* Composition root: the only lines that touch the real world. */
const environment = readEnvironment({
  TABLE_NAME: v.string(),
  BUS_NAME: v.string(),
  ...standardsEntries,
});
const now = () => new Date();
const inventory = openInventory(tableClient, environment.TABLE_NAME, now);

export const handler = lambda(
  releaseUsage({
    ...inventory,
    now,
    adapterFor: openAdapters(patience),
    journal: journal(inventory.history, publisher(eventBridgeClient, environment.BUS_NAME)),
    standards: readFixedStandards(environment),
  }),
);
