import * as v from "valibot";
import { type Remediation, runAtWork } from "../core/drift/remediation.ts";
import { ruleText } from "../core/drift/standing.ts";
import { ConfigurationError, ResourceBusyError } from "../core/errors.ts";
import { refusal } from "../core/guards.ts";
import type { Outcome } from "../core/request.ts";
import type { RestoreReport } from "../core/restore-run.ts";
import type { Claim } from "../inventory/claims.ts";
import { type Inventory, openInventory } from "../inventory/inventory.ts";
import { type Journal, journal } from "../inventory/journal.ts";
import { readMostRolesPerDay } from "../inventory/policy-limits.ts";
import { RunSchema } from "../inventory/schemas.ts";
import { takeRole } from "../inventory/take-role.ts";
import { whyNotWarranted } from "../inventory/warrant.ts";
import { eventBridgeClient } from "../runtime/clients/eventbridge.ts";
import { iamClient } from "../runtime/clients/iam.ts";
import { tableClient } from "../runtime/clients/table.ts";
import { readEnvironment } from "../runtime/env.ts";
import { lambda } from "../runtime/lambda.ts";
import { parse } from "../runtime/parse.ts";
import { publisher } from "../runtime/publish.ts";
import { type FixedStandards, readFixedStandards, standardsEntries } from "../runtime/standards.ts";
import { describeFailure, isRetryable } from "../services/failures.ts";
import { iam } from "../services/iam.ts";
import {
  type RestoreRoleDependencies,
  type RestoreRoleRequest,
  restoreRole,
} from "../services/restore-role.ts";
import { roleMaker } from "../services/role-maker.ts";

const Input = v.object({ roleName: v.string(), run: RunSchema });

/** What putting back came to. */
export interface PutBackRoleOutput extends Pick<Outcome, "reason" | "blockers" | "retryAt"> {
  readonly outcome: Outcome["kind"];
}

/** What putting back needs of the world. */
export interface Dependencies
  extends Pick<
      Inventory,
      "claims" | "control" | "findings" | "policies" | "records" | "remediations" | "runs"
    >,
    RestoreRoleDependencies {
  readonly journal: Journal;
  readonly standards: FixedStandards;
  readonly now: () => Date;
}

/**
 * Makes a required role again, or gives a role the description and the tags that its rule wants. One attempt, no
 * waiting: the state machine waits, and the next step looks at what was done.
 *
 * @throws {ResourceBusyError} while IAM shows what was. Trying again later helps.
 * @throws the SDK's own error where trying again may help.
 */
export const putBackRole =
  (dependencies: Dependencies) =>
  async (event: unknown): Promise<PutBackRoleOutput> => {
    const { claims, control, iam, policies, records, remediations, journal, now } = dependencies;
    const { roleName, run } = parse(Input, event, (faults) => new ConfigurationError(faults));
    const { account, runId } = run;
    const mended = runAtWork(await remediations.read(account, roleName), runId);
    const policy = await policies.read(account);
    const rule = policy?.rules.find((candidate) => ruleText(candidate) === mended?.rule);
    if (mended === undefined || rule === undefined) {
      return end("cancelled", "The policy has changed, or the run is not at work any more");
    }
    const { kind, occurrence, action } = mended;
    const taken = await takeRole(dependencies, run, roleName);
    if ("why" in taken) {
      return end("refused", taken.why);
    }
    // A role that somebody else has made meanwhile is not edited because it was missing.
    if (
      action === "recreate" &&
      mended.changingAt === undefined &&
      (await iam.readRole(roleName)) !== undefined
    ) {
      await claims.release(account, roleName, runId);
      return end("cancelled", `Nothing is to be mended any more: ${roleName} is there again`);
    }
    let refused: Refused = {};
    let changingAt = mended.changingAt;
    const before = await records.read(account, roleName);
    const principal = action === "recreate" ? (rule.match.services[0] ?? "") : (before?.principal ?? "");
    const report = await attempt({
      roleName,
      arn: before?.role.arn ?? roleName,
      settings: { principal, description: rule.description, tags: rule.tags },
      force: true,
      applies: true,
      mayMake: action === "recreate",
      refuse: () => refuse(taken.claim),
    });
    if (changingAt !== undefined && (report.kind === "restored" || report.kind === "already-as-it-was")) {
      await journal({
        account,
        roleName,
        at: changingAt,
        id: `${runId}-put-back`,
        what: "Role Restored",
        detail: { runId, rule: rule.name, action, arn: report.arn },
      });
    }
    await claims.release(account, roleName, runId);
    return outcomeOf(report, refused);

    async function attempt(request: RestoreRoleRequest): Promise<RestoreReport> {
      try {
        return await restoreRole(dependencies, request);
      } catch (error) {
        if (error instanceof ResourceBusyError || isRetryable(error)) {
          throw error;
        }
        return { arn: request.arn, kind: "failed", reason: describeFailure(error) };
      }
    }

    /** Everything that can forbid the change, right before it. */
    async function refuse(claim: Claim): Promise<string | undefined> {
      const fallen = await whyNotWarranted(dependencies, account, roleName, { kind, occurrence, runId });
      if (fallen !== undefined) {
        refused = { kind: "cancelled" };
        return fallen;
      }
      const pause = await control.readPause(account);
      const why = refusal(roleName, { ...pause, protectedRoleNames: [] });
      if (why !== undefined) {
        return why;
      }
      await claims.renew(claim);
      const mostChanges = await readMostRolesPerDay(dependencies, account);
      if ((await control.countChange({ account, runId }, { kind: "edit", mostChanges })) !== undefined) {
        refused = { retryAt: (await control.readDay(account)).endsAt };
        return `As many roles were changed today as the policy allows in a day (${mostChanges})`;
      }
      const since = changingAt ?? now().toISOString();
      changingAt = since;
      await remediations.change(account, roleName, (latest) => noteChange(latest, runId, since));
      return undefined;
    }
  };

/** Notes, before the first change, that what is there afterwards may be this run's own work. */
function noteChange(latest: Remediation, runId: string, changingAt: string): Remediation {
  const run = runAtWork(latest, runId);
  return run === undefined || run.changingAt !== undefined
    ? latest
    : { ...latest, run: { ...run, changingAt } };
}

/** More about a refusal: that the finding does not stand any more, or when the same may be tried again. */
interface Refused {
  readonly kind?: "cancelled";
  readonly retryAt?: string;
}

function outcomeOf({ kind, reason = "" }: RestoreReport, refused: Refused): PutBackRoleOutput {
  switch (kind) {
    case "restored":
      return end("restored", "The role is as its rule wants it");
    case "already-as-it-was":
      return end("restored", "The role was as its rule wants it already");
    case "refused": {
      const { kind: instead = "refused", retryAt } = refused;
      return { ...end(instead, reason), ...(retryAt === undefined ? {} : { retryAt }) };
    }
    case "gone":
    case "changed-since":
    case "failed":
    case "to-restore":
      return end("failed", reason === "" ? kind : reason);
  }
}

function end(outcome: Outcome["kind"], reason: string): PutBackRoleOutput {
  return { outcome, reason, blockers: [] };
}

/* Composition root: the only lines that touch the real world. */
const environment = readEnvironment({ TABLE_NAME: v.string(), BUS_NAME: v.string(), ...standardsEntries });
const now = () => new Date();
const inventory = openInventory(tableClient, environment.TABLE_NAME, now);

export const handler = lambda(
  putBackRole({
    ...inventory,
    now,
    iam: iam(iamClient),
    roleMaker: roleMaker(iamClient),
    journal: journal(inventory.history, publisher(eventBridgeClient, environment.BUS_NAME)),
    standards: readFixedStandards(environment),
  }),
);
