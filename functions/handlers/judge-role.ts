import * as v from "valibot";
import { requiredRoles } from "../core/drift/judge-account.ts";
import { mayStart, ROLE_NEWS } from "../core/drift/role-news.ts";
import { InvalidEventError } from "../core/errors.ts";
import { type Inventory, openInventory } from "../inventory/inventory.ts";
import { journal } from "../inventory/journal.ts";
import { type ReconcileDependencies, reconcileRole } from "../inventory/reconcile-role.ts";
import { eventBridgeClient } from "../runtime/clients/eventbridge.ts";
import { sfnClient } from "../runtime/clients/sfn.ts";
import { tableClient } from "../runtime/clients/table.ts";
import { readEnvironment } from "../runtime/env.ts";
import { type Invocation, lambda } from "../runtime/lambda.ts";
import { parse } from "../runtime/parse.ts";
import { publisher } from "../runtime/publish.ts";
import { roleNameEntry } from "../runtime/request.ts";
import {
  type FixedStandards,
  readFixedStandards,
  standardsEntries,
  standardsNow,
} from "../runtime/standards.ts";
import { runStarter } from "../runtime/start-run.ts";
import { waker } from "../runtime/wake.ts";

/** An event of rolecall's own bus that tells of a role. */
const RoleEvent = v.looseObject({
  "detail-type": v.picklist(ROLE_NEWS),
  detail: v.looseObject({
    account: v.pipe(v.string(), v.regex(/^\d{12}$/)),
    roleName: roleNameEntry,
    own: v.exactOptional(v.boolean()),
  }),
});

/** What has become of a role's findings. */
export type JudgeRoleOutput =
  | { readonly kind: "judged"; readonly roleName: string; readonly changed: number }
  | { readonly kind: "ignored"; readonly reason: string };

/** What judging needs of the world. */
export interface Dependencies extends ReconcileDependencies, Pick<Inventory, "policies" | "records"> {
  readonly standards: FixedStandards;
  readonly now: () => Date;
}

/**
 * Brings a role's findings up to what its record says now. Only what somebody else has changed starts a run at once;
 * what follows rolecall's own work waits for the next sweep.
 *
 * @throws {InvalidEventError} if the event tells of no role. Trying again cannot help.
 */
export const judgeRole =
  (dependencies: Dependencies) =>
  async (event: unknown, { account }: Invocation): Promise<JudgeRoleOutput> => {
    const { policies, records, findings, remediations, standards: fixed, now } = dependencies;
    const told = parse(RoleEvent, event, (faults) => new InvalidEventError(faults));
    const { roleName, account: of, own = false } = told.detail;
    if (of !== account) {
      return { kind: "ignored", reason: `it happened in account ${of}, not in ${account}` };
    }
    const [policy, record] = await Promise.all([policies.read(account), records.read(account, roleName)]);
    const standards = standardsNow(fixed, policy, now());
    const required = requiredRoles(policy, account, standards.organizationalUnits);
    if (record === undefined && !required.some((role) => role.roleName === roleName)) {
      return { kind: "ignored", reason: `${roleName} has no record, and no rule requires it` };
    }
    const [kept, remediation] = await Promise.all([
      findings.list(account, roleName),
      remediations.read(account, roleName),
    ]);
    const changes = await reconcileRole(
      dependencies,
      standards,
      { account, roleName, record, findings: kept, remediation },
      mayStart(told["detail-type"], own),
    );
    return { kind: "judged", roleName, changed: changes.length };
  };

/* Composition root: the only lines that touch the real world. */
const environment = readEnvironment({
  TABLE_NAME: v.string(),
  BUS_NAME: v.string(),
  REMEDIATE_STATE_MACHINE_ARN: v.string(),
  ...standardsEntries,
});
const now = () => new Date();
const inventory = openInventory(tableClient, environment.TABLE_NAME, now);

export const handler = lambda(
  judgeRole({
    ...inventory,
    now,
    standards: readFixedStandards(environment),
    journal: journal(inventory.history, publisher(eventBridgeClient, environment.BUS_NAME)),
    startRun: runStarter(sfnClient, environment.REMEDIATE_STATE_MACHINE_ARN),
    wake: waker(sfnClient),
  }),
);
