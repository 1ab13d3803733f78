import type { DraftLimits } from "../../history/policy-draft.ts";
import type { Change, RunTrace, Trace } from "../../trace/trace.ts";
import { isOnItsWay, plannedTarget, purposeOf, rolesOf } from "../runs-at.ts";
import { type PolicySpan, policiesDuring } from "./policies.ts";

/**
 * Says which limit of the policy a change goes beyond, or `undefined` if none. What was counted while a limit was
 * higher stays counted, so that the highest one since the run began counts.
 */
export function whyNotByLimits(
  trace: Trace,
  span: PolicySpan,
  worker: RunTrace,
  change: Change,
): string | undefined {
  const since = policiesDuring(trace, worker.startedAt, change.at).map(({ policy }) => policy.limits);
  const limits = [span.policy.limits, ...since];
  return purposeOf(change) === "release"
    ? whyTooManyReleases(trace, limits, worker, change)
    : whyTooManyRoles(trace, limits, change);
}

function whyTooManyRoles(trace: Trace, limits: readonly DraftLimits[], change: Change): string | undefined {
  const day = change.at.slice(0, 10);
  const changed = new Set(
    trace.changes
      .filter(({ at, index }) => at.startsWith(day) && index <= change.index)
      .filter((other) => ["delete", "put-back"].includes(purposeOf(other) ?? ""))
      .flatMap((other) => rolesOf(other)),
  );
  const everThere = new Set(
    trace.incarnations.filter(({ createdAt }) => createdAt <= change.at).map(({ roleName }) => roleName),
  );
  const most = Math.max(
    ...limits.map(({ rolesPerDay, rolesPercent }) => least(rolesPerDay, rolesPercent, everThere.size)),
  );
  return changed.size > most ? `${changed.size} roles were changed on ${day}, and ${most} may be` : undefined;
}

function whyTooManyReleases(
  trace: Trace,
  limits: readonly DraftLimits[],
  worker: RunTrace,
  change: Change,
): string | undefined {
  const { plan } = worker;
  const released = new Set(
    trace.changes
      .filter((other) => purposeOf(other) === "release" && other.index <= change.index)
      .filter((other) => isOnItsWay(worker, other.at) && rolesOf(other).includes(worker.roleName ?? ""))
      .map((other) => (plan === undefined ? undefined : plannedTarget(plan, other)?.arn)),
  );
  const everKnown = new Set(trace.touches.filter(({ at }) => at <= change.at).map(({ arn }) => arn));
  const most = Math.max(
    ...limits.map(({ releasesPerRun, releasesPercent }) =>
      least(releasesPerRun, releasesPercent, everKnown.size),
    ),
  );
  return released.size > most
    ? `run ${worker.name} has released ${released.size} usages, and may release ${most}`
    : undefined;
}

function least(absolute: number | undefined, percent: number | undefined, whole: number): number {
  return Math.min(
    absolute ?? Number.POSITIVE_INFINITY,
    percent === undefined ? Number.POSITIVE_INFINITY : Math.floor((whole * percent) / 100),
  );
}
