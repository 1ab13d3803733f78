import { chatRoleNames, observedRoleNames } from "../history/theatre.ts";
import type { Change, Published, RunTrace, Trace } from "../trace/trace.ts";
import type { Check } from "./check.ts";
import { plannedTarget, purposeOf, runsBehind, tell } from "./runs-at.ts";

/**
 * Invariant 3: only what stands in an approved plan is released, and the same digest always means the same plan. What
 * came later stops the run: IAM is not asked to delete a role of which the run knows that it is used.
 */
export const onlyThePlan: Check = (trace) => [
  ...beyondPlans(trace),
  ...unlikePlans(trace),
  ...trace.runs.filter(isForbidden).map(({ name }) => `Run ${name} began to release what it may not`),
  ...trace.published
    .filter(({ what }) => what === "Deletion Submitted")
    .flatMap((event) => usedAllTheSame(trace, event)),
];

/** True for a run that may not release anything, and is about to. */
function isForbidden({ release, roleName, planDigest, plan, entered }: RunTrace): boolean {
  const needsDigest = roleName !== undefined && chatRoleNames.includes(roleName);
  const mayNot =
    !release ||
    (needsDigest && planDigest === undefined) ||
    plan?.usages.some(({ byHand }) => byHand === true) === true;
  return mayNot && entered.some(({ state }) => state === "ReleaseUsages");
}

/** What used the role when its deletion was submitted, and had done so before the run looked last. */
function usedAllTheSame({ runs, touches }: Trace, { detail, roles }: Published): readonly string[] {
  const run = runs.find(({ name }) => name === detail["runId"]);
  const roleName = run?.roleName ?? "";
  const look = run?.entered.findLast(({ state }) => state === "FindUsages")?.at ?? "";
  const isSeen = (arn: string) =>
    touches.findLast((touch) => touch.arn === arn && touch.at >= look) === undefined;
  const used = roles.find((role) => role.roleName === roleName)?.usedBy.filter(isSeen) ?? [];
  return used.length === 0 || !observedRoleNames.includes(roleName) || chatRoleNames.includes(roleName)
    ? []
    : [`Run ${detail["runId"]} asked IAM to delete ${roleName}, though ${used.join(", ")} used it`];
}

function beyondPlans(trace: Trace): readonly string[] {
  return trace.changes
    .filter((change) => purposeOf(change) === "release")
    .filter((change) => !runsBehind(trace, change).some((run) => approves(run, change)))
    .map((change) => `${tell(change)}, which no approved plan names`);
}

function approves({ mode, release, plan, planDigest, roleName }: RunTrace, change: Change): boolean {
  const target = plan === undefined ? undefined : plannedTarget(plan, change);
  const needsDigest = roleName !== undefined && chatRoleNames.includes(roleName);
  const isApproved = needsDigest
    ? planDigest === plan?.digest
    : planDigest === undefined || planDigest === plan?.digest;
  return mode === "apply" && release && isApproved && target !== undefined && target.byHand !== true;
}

function unlikePlans({ runs }: Trace): readonly string[] {
  const plans = runs.flatMap(({ plan }) => plan ?? []);
  return [...Map.groupBy(plans, ({ digest }) => digest)]
    .filter(
      ([, same]) =>
        new Set(same.map(({ roleId, usages }) => JSON.stringify([roleId, usages.map(({ arn }) => arn)])))
          .size > 1,
    )
    .map(([digest]) => `The digest ${digest} names two different plans`);
}
