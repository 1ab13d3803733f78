/** What is waited for in phases that say so by their own name. */
export const USUAL_WAITS = {
  service: "the service to settle",
  services: "the services to settle",
  iam: "IAM's answer",
} as const;

/** True if nothing has to be said of a wait but that it goes on. */
export function isUsualWait(reason: string): boolean {
  return Object.values(USUAL_WAITS).some((usual) => usual === reason);
}
