import type { Rule } from "../policy.ts";
import type { DecommissionRequest } from "../request.ts";
import type { RemediationRun } from "./remediation.ts";

/**
 * Says what the decommission workflow is asked to do for a finding: no more than the rule lets it release, and what
 * somebody has approved, if anybody was asked. The policy's limits are read again by whoever releases.
 */
export function decommissionRequest(
  roleName: string,
  run: Pick<RemediationRun, "runId" | "kind" | "occurrence" | "response" | "roleId" | "plan">,
  { release }: Pick<Rule, "release">,
  mode: "plan" | "apply",
): Omit<DecommissionRequest, "maxRounds"> {
  const { runId, kind, occurrence, response, roleId, plan } = run;
  const mayRelease = release.upTo === "listed" || (release.upTo === "approved" && response === "approve");
  return {
    roleName,
    mode,
    release: mayRelease,
    ...(roleId === undefined ? {} : { roleId }),
    ...(mode === "apply" && response === "approve" && plan !== undefined ? { planDigest: plan.digest } : {}),
    ...(release.upTo === "listed" ? { releaseOnly: release.arns } : {}),
    ...(mode === "apply" ? { warrant: { kind, occurrence, runId } } : {}),
  };
}

/** The text that the digest of a change other than a deletion is taken of, so that just this change is approved. */
export function changeText(
  account: string,
  roleName: string,
  { action, roleId, rule }: Pick<RemediationRun, "action" | "roleId" | "rule">,
): string {
  return JSON.stringify(["rolecall change 1", account, roleName, action, roleId ?? null, rule]);
}
