import { protectedUntil } from "../core/drift/protection-tag.ts";
import type { RemediationRun } from "../core/drift/remediation.ts";
import type { Policy } from "../core/policy.ts";
import type { RoleRecord } from "../core/record.ts";
import type { Inventory } from "./inventory.ts";

/**
 * Reads until when a tag on the role has it left alone by a run; `undefined`: no tag does. It counts from when the
 * finding was opened that the run mends, so that a role is not protected for ever by runs that begin anew.
 */
export async function readProtectedUntil(
  { findings }: Pick<Inventory, "findings">,
  policy: Pick<Policy, "protectionTag"> | undefined,
  record: RoleRecord | undefined,
  { kind, beganAt }: Pick<RemediationRun, "kind" | "beganAt">,
): Promise<string | undefined> {
  const tag = policy?.protectionTag ?? null;
  if (record === undefined || record.status === "gone" || tag === null) {
    return undefined;
  }
  const { account, role } = record;
  if (!Object.hasOwn(role.tags, tag.key)) {
    return undefined;
  }
  const kept = await findings.list(account, role.roleName);
  const openedAt = kept.find((finding) => finding.kind === kind)?.openedAt ?? beganAt;
  return protectedUntil(tag, role.tags, openedAt);
}
