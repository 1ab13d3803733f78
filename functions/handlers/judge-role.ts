import * as v from "valibot";
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
import {
  type FixedStandards,
  readFixedStandards,
  standardsEntries,
  standardsNow,
} from "../runtime/standards.ts";
import { runStarter } from "../runtime/start-run.ts";
import { waker } from "../runtime/wake.ts";

/** What rolecall's own bus tells of a role. */
const RoleEvent = v.object({
  "detail-type": v.string(),
  detail: v.object({ roleName: v.string(), own: v.optional(v.boolean(), false) }),
});

/** What became of a role's findings. */
export interface JudgeRoleOutput {
  readonly kind: "judged";
  readonly roleName: string;
  readonly changes: readonly string[];
}

/** What judging needs of the world. */
export interface Dependencies
  extends ReconcileDependencies,
    Pick<Inventory, "records" | "policies" | "findings" | "remediations"> {
  readonly standards: FixedStandards;
  readonly now: () => Date;
}

/** What somebody else has changed may start something; what rolecall did itself starts nothing. */
const STARTING = ["Record Changed", "Retry Requested"];

/**
 * Judges a role of which rolecall's own bus has told, by the policy that is in force.
 *
 * @throws {InvalidEventError} if the event tells of no role. Trying again cannot help.
 */
export const judgeRoleAgain =
  (dependencies: Dependencies) =>
  async (event: unknown, { account }: Invocation): Promise<JudgeRoleOutput> => {
    const { records, policies, findings, remediations, standards, now } = dependencies;
    const { "detail-type": what, detail } = parse(
      RoleEvent,
      event,
      (faults) => new InvalidEventError(faults),
    );
    const { roleName, own } = detail;
    const policy = await policies.read(account);
    const changes = await reconcileRole(
      dependencies,
      standardsNow(standards, policy, now()),
      {
        account,
        roleName,
        record: await records.read(account, roleName),
        findings: await findings.list(account, roleName),
        remediation: await remediations.read(account, roleName),
      },
      STARTING.includes(what) && !own,
    );
    return {
      kind: "judged",
      roleName,
      changes: changes.map(({ kind, finding }) => `${finding.kind} ${kind}`),
    };
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
  judgeRoleAgain({
    ...inventory,
    now,
    standards: readFixedStandards(environment),
    startRun: runStarter(sfnClient, environment.REMEDIATE_STATE_MACHINE_ARN),
    wake: waker(sfnClient),
    journal: journal(inventory.history, publisher(eventBridgeClient, environment.BUS_NAME)),
  }),
);
