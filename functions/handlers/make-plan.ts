import * as v from "valibot";
import { PATIENT, type Pace } from "../core/backoff.ts";
import { type Decision, decide } from "../core/decide.ts";
import { ConfigurationError } from "../core/errors.ts";
import { protection } from "../core/guards.ts";
import { makePlan, planText, type SealedPlan } from "../core/plan.ts";
import type { Outcome } from "../core/request.ts";
import { owningPrincipal, type Role } from "../core/role.ts";
import { judgeUse } from "../core/usage.ts";
import { type Inventory, openInventory } from "../inventory/inventory.ts";
import { type Journal, journal } from "../inventory/journal.ts";
import { type LimitDependencies, readMostReleases } from "../inventory/policy-limits.ts";
import type { Run } from "../inventory/runs.ts";
import {
  ReadingSchema,
  RefusedDeletionSchema,
  ReleaseReportSchema,
  stepEntries,
} from "../inventory/schemas.ts";
import { eventBridgeClient } from "../runtime/clients/eventbridge.ts";
import { iamClient } from "../runtime/clients/iam.ts";
import { tableClient } from "../runtime/clients/table.ts";
import { digestOf } from "../runtime/digest.ts";
import { readEnvironment } from "../runtime/env.ts";
import { lambda } from "../runtime/lambda.ts";
import { paceEntries, readPace } from "../runtime/pace.ts";
import { parse } from "../runtime/parse.ts";
import { protectionEntries, readProtectedNames } from "../runtime/protection.ts";
import { publisher } from "../runtime/publish.ts";
import { type Iam, iam } from "../services/iam.ts";

const Input = v.object({
  ...stepEntries,
  expected: v.array(v.string()),
  observed: v.boolean(),
  asksIamFirst: v.boolean(),
  known: v.boolean(),
  /** What the groups of Regions said; a group whose function failed says nothing. */
  looks: v.array(v.object({ readings: v.optional(v.array(ReadingSchema), []) })),
  round: v.number(),
  /** By stage. */
  releases: v.array(v.array(ReleaseReportSchema)),
  deletion: v.nullish(RefusedDeletionSchema),
});

/** What the run does next, and the plan that it is held to. */
export type MakePlanOutput = Decision & {
  readonly plan?: { readonly digest: string; readonly roleId: string };
};

/** What planning needs of the world. */
export interface Dependencies
  extends Pick<Inventory, "claims" | "receipts" | "records" | "runs">,
    LimitDependencies {
  readonly iam: Pick<Iam, "readRole">;
  readonly journal: Journal;
  readonly protectedRoleNames: readonly string[];
  readonly now: () => Date;
  /** Default: a stack's. */
  readonly pace?: Pace;
}

/**
 * Makes the plan in a run's first round and holds the world against it in every later one; then decides.
 * What was seen goes into the record, since rolecall's own calls are no hints to itself. A look that did not
 * reach every Region makes no plan.
 */
export const makePlanOrHoldAgainstIt =
  (dependencies: Dependencies) =>
  async (event: unknown): Promise<MakePlanOutput> => {
    const { claims, receipts, runs, records, iam, journal, protectedRoleNames, now } = dependencies;
    const input = parse(Input, event, (faults) => new ConfigurationError(faults));
    const { request, run, expected, observed, asksIamFirst, round } = input;
    const { account } = run;
    const readings = input.looks.flatMap(({ readings }) => readings);
    await claims.renew(input.claim);
    const kept = await runs.read(run);
    const planned = kept?.plan;
    const roleReadAt = now().toISOString();
    const role = await iam.readRole(request.roleName);
    const principal = role === undefined ? undefined : owningPrincipal(role);
    if (role === undefined || principal === undefined) {
      return end(
        role === undefined
          ? absence(request.roleName, roleReadAt, kept, input.known)
          : notServiceLinked(role),
      );
    }
    await records.merge(request.roleName, {
      account,
      role,
      principal,
      roleReadAt,
      expected,
      readings,
      observed,
      // A plan changes nothing: what it happens to see first is still to be reacted to.
      reacts: request.mode === "plan",
    });
    const use = observed ? judgeUse(expected, readings) : ({ kind: "unused" } as const);
    const isWhole = use.kind === "unused" || use.unread.length === 0;
    const fresh = {
      account,
      roleName: role.roleName,
      roleId: role.roleId,
      roleArn: role.arn,
      usages: use.kind === "in-use" ? use.usages : [],
    };
    const plan = planned ?? seal(makePlan(fresh));
    const why = whyNot(role, plan);
    if (why !== undefined) {
      return end(why);
    }
    const advice = observed ? undefined : await adviceOn(principal, role.roleName);
    // Later, only each further release is held to the policy: what it has become since takes nothing back.
    const nothingReleased = planned === undefined || round === 1;
    const maxReleases = nothingReleased
      ? await readMostReleases(dependencies, plan, request)
      : request.maxReleases;
    const decision = decide({
      request: { ...request, ...(maxReleases === undefined ? {} : { maxReleases }) },
      plan,
      use,
      round,
      observed,
      asksIamFirst,
      pace: dependencies.pace ?? PATIENT,
      ...(advice === undefined ? {} : { advice }),
      releases: input.releases.flat(),
      ...(input.deletion ? { deletion: input.deletion } : {}),
    });
    if (decision.kind === "delete") {
      // Only GetRole tells a role's description and tags, and once it is deleted nobody does.
      const { arn, roleId, description = null, tags, createdAt } = role;
      await receipts.keepRole(input.claim, {
        arn,
        roleId,
        settings: { principal, description, tags, createdAt },
      });
    }
    if (planned === undefined && isWhole) {
      await journal({
        account,
        roleName: role.roleName,
        at: roleReadAt,
        id: `${run.runId}-planned`,
        what: "Plan Made",
        detail: { runId: run.runId, digest: plan.digest, usages: plan.usages.map(({ arn }) => arn) },
      });
      // Last, so that a step that is tried again does not take the plan for announced.
      await runs.keepPlan(run, plan);
    }
    return { ...decision, plan: { digest: plan.digest, roleId: plan.roleId } };

    function whyNot({ roleId, roleName }: Role, plan: SealedPlan): Outcome | undefined {
      const wanted = planned?.roleId ?? request.roleId ?? roleId;
      if (wanted !== roleId) {
        return outcome("recreated", `IAM shows ${roleName} as ${roleId}; this run is about ${wanted}`);
      }
      const isPlan = planned !== undefined || isWhole;
      if (isPlan && request.planDigest !== undefined && request.planDigest !== plan.digest) {
        return outcome(
          "refused",
          `The world has changed: the plan is ${plan.digest} now, not ${request.planDigest}; look at a new plan first`,
        );
      }
      const guarded = protection(roleName, protectedRoleNames);
      return guarded === undefined ? undefined : outcome("refused", guarded);
    }
  };

/** The list of known roles is loaded only for those that no service file knows. */
async function adviceOn(principal: string, roleName: string): Promise<string | undefined> {
  const { deletionAdvice } = await import("../services/known-roles/all.ts");
  return deletionAdvice(principal, roleName);
}

function seal(plan: ReturnType<typeof makePlan>): SealedPlan {
  return { ...plan, digest: digestOf(planText(plan)) };
}

/** A deletion that this run submitted in an earlier round may have come to pass late. */
function absence(roleName: string, seenGoneAt: string, kept: Run | undefined, known: boolean): Outcome {
  if (kept?.plan !== undefined && kept.submittedAt !== undefined) {
    return { ...outcome("deleted", `IAM has deleted ${roleName} (${kept.plan.roleId})`), seenGoneAt };
  }
  return known || kept?.plan !== undefined
    ? { ...outcome("already-gone", `IAM has no role ${roleName} any more`), seenGoneAt }
    : outcome("refused", `There is no role ${roleName} in this account, and the inventory never knew one`);
}

function notServiceLinked({ roleName, path }: Role): Outcome {
  return outcome(
    "refused",
    `${roleName} (path ${path}) is not a service-linked role; rolecall deletes no other roles`,
  );
}

function outcome(kind: Outcome["kind"], reason: string): Outcome {
  return { kind, reason, blockers: [] };
}

function end(reason: Outcome): MakePlanOutput {
  return { kind: "end", outcome: reason };
}

/* Composition root: the only lines that touch the real world. */
const environment = readEnvironment({
  TABLE_NAME: v.string(),
  BUS_NAME: v.string(),
  ...protectionEntries,
  ...paceEntries,
});
const now = () => new Date();
const inventory = openInventory(tableClient, environment.TABLE_NAME, now);

export const handler = lambda(
  makePlanOrHoldAgainstIt({
    ...inventory,
    now,
    iam: iam(iamClient),
    journal: journal(inventory.history, publisher(eventBridgeClient, environment.BUS_NAME)),
    protectedRoleNames: readProtectedNames(environment),
    pace: readPace(environment),
  }),
);
