import * as v from "valibot";
import { serviceOfRole } from "../../../../functions/services/services.ts";
import { trueResources, trueRoles } from "../../estate/truth.ts";
import type { Sandbox } from "../../start-sandbox.ts";

const RecordedChannel = v.object({
  channel: v.object({ recordingConfigurationArn: v.pipe(v.string(), v.minLength(1)) }),
});

/**
 * ARNs of everything that truly keeps a role from being deleted now. Where one service owns several roles, what uses one
 * of them counts for all, since no API tells which; channels that record hold their recording configuration.
 */
export function inTheWayOf(sandbox: Sandbox, roleName: string): readonly string[] {
  const names = serviceOfRole(roleName)?.roles.map((role) => role.roleName) ?? [roleName];
  const usedBy = trueRoles(sandbox)
    .filter((role) => names.includes(role.roleName))
    .flatMap((role) => role.usedBy);
  const channels = names.includes("AWSServiceRoleForIVSRecordToS3")
    ? trueResources(sandbox).filter(({ state }) => v.is(RecordedChannel, state))
    : [];
  return [...new Set([...usedBy, ...channels.map(({ arn }) => arn)])].sort();
}
