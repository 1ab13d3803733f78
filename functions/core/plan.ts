import type { RoleUsage } from "./usage.ts";

/** What a decommission would do. Only what stands in an approved plan is ever touched. */
export interface Plan {
  readonly account: string;
  readonly roleName: string;
  readonly roleId: string;
  readonly roleArn: string;
  /** In the order of release; then the role itself is deleted. */
  readonly usages: readonly RoleUsage[];
}

/** A plan with the digest that names exactly this plan. */
export interface SealedPlan extends Plan {
  /** SHA-256 of `planText`, as 64 hexadecimal digits. */
  readonly digest: string;
}

/** Orders usages as they are released: by stage, then by ARN, so that equal worlds give equal plans. */
export function makePlan(plan: Plan): Plan {
  const usages = [...plan.usages].sort((a, b) => a.stage - b.stage || (a.arn < b.arn ? -1 : 1));
  return { ...plan, usages };
}

/** The text that a plan's digest is taken of: every member that says what would be touched, in a fixed order. */
export function planText({ account, roleName, roleId, roleArn, usages }: Plan): string {
  const lines = usages.map(({ stage, region, kind, arn, release }) => [stage, region, kind, arn, release]);
  return JSON.stringify(["rolecall plan 1", account, roleName, roleId, roleArn, lines]);
}

/** Splits usages into stages, lowest first; a stage is released completely before the next one begins. */
export function stagesOf(usages: readonly RoleUsage[]): readonly (readonly RoleUsage[])[] {
  const stages = [...new Set(usages.map(({ stage }) => stage))].sort((a, b) => a - b);
  return stages.map((stage) => usages.filter((usage) => usage.stage === stage));
}

/** How what was found differs from what was approved, by ARN. */
export interface PlanComparison {
  /** Approved and still there, in the plan's order. */
  readonly left: readonly RoleUsage[];
  /** There, and not in the plan: it appeared later. */
  readonly unplanned: readonly RoleUsage[];
}

/** Holds the usages of a later look against an approved plan. */
export function compareToPlan(plan: Plan, found: readonly RoleUsage[]): PlanComparison {
  const planned = new Set(plan.usages.map(({ arn }) => arn));
  const there = new Set(found.map(({ arn }) => arn));
  return {
    left: plan.usages.filter(({ arn }) => there.has(arn)),
    unplanned: found.filter(({ arn }) => !planned.has(arn)),
  };
}
