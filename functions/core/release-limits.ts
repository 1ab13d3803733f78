import { fitsAny } from "./glob.ts";
import type { Plan } from "./plan.ts";
import type { DecommissionRequest, Outcome } from "./request.ts";
import type { RoleUsage } from "./usage.ts";

/** True if a run may release this usage; one that names no patterns may release any. */
export function isListed(arn: string, { releaseOnly }: Pick<DecommissionRequest, "releaseOnly">): boolean {
  return releaseOnly === undefined || fitsAny(arn, releaseOnly);
}

/**
 * Answers how a run ends that may not release all that it would have to, or `undefined` if it may. The plan is counted,
 * not what is left of it: over all of its rounds a run releases no more than that.
 */
export function beyondLimits(
  request: Pick<DecommissionRequest, "releaseOnly" | "maxReleases">,
  plan: Pick<Plan, "usages">,
  found: readonly RoleUsage[],
): Outcome | undefined {
  const unlisted = found.map(({ arn }) => arn).filter((arn) => !isListed(arn, request));
  if (unlisted.length > 0) {
    const reason = "Resources use the role that may not be released by this run: not listed";
    return { kind: "blocked", reason, blockers: unlisted };
  }
  const { maxReleases } = request;
  const count = plan.usages.length;
  if (maxReleases === undefined || count <= maxReleases) {
    return undefined;
  }
  const reason = `${count} usages are to be released, and this run may release ${maxReleases}`;
  return { kind: "refused", reason, blockers: [] };
}
