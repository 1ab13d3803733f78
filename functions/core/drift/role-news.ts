/** What rolecall's own bus tells of a role after which the role is to be judged anew. */
export const ROLE_NEWS = [
  "Record Changed",
  "Remediation Ended",
  "Retry Requested",
  "Role Restored",
  "Run Ended",
] as const;

/**
 * True if a run may be started because of it: somebody else has changed something, or has asked for another try. What
 * follows rolecall's own work waits for the next sweep.
 */
export function mayStart(news: (typeof ROLE_NEWS)[number], own: boolean): boolean {
  return (news === "Record Changed" && !own) || news === "Retry Requested";
}
