import type { OwnerSettings } from "../../../estate/owner.ts";
import { deleteRole, POLL_MILLISECONDS } from "./delete-role.ts";
import { floorSettings } from "./floor-settings.ts";
import { iamOf } from "./iam-of.ts";
import { listRoles } from "./list-roles.ts";

/** Deletes every service-linked role: the calls that cannot be left out, all roles at once, nothing kept. */
export async function deleteUnused(settings: OwnerSettings, pollMilliseconds: number): Promise<void> {
  const iam = iamOf(settings);
  const deletions: Promise<void>[] = [];
  for await (const names of listRoles(iam)) {
    deletions.push(...names.map((name) => deleteRole(iam, name, pollMilliseconds)));
  }
  await Promise.all(deletions);
}

/* Composition root of the floor of `rolecall decommission` where nothing uses the roles. */
if (import.meta.main) {
  await deleteUnused(floorSettings(process.env), POLL_MILLISECONDS);
  // Connections that the SDK keeps for later would keep the process.
  process.exit();
}
