import { GetRoleCommand } from "@aws-sdk/client-iam";
import type { OwnerSettings } from "../../../estate/owner.ts";
import { floorSettings } from "./floor-settings.ts";
import { iamOf } from "./iam-of.ts";
import { listRoles } from "./list-roles.ts";

/** Reads every service-linked role, as many at once as the client's connections let; nothing is kept. */
export async function readRoles(settings: OwnerSettings): Promise<number> {
  const iam = iamOf(settings);
  const readings: Promise<unknown>[] = [];
  for await (const names of listRoles(iam)) {
    readings.push(...names.map((RoleName) => iam.send(new GetRoleCommand({ RoleName }))));
  }
  return (await Promise.all(readings)).length;
}

/* Composition root of the floor of `rolecall scan`. */
if (import.meta.main) {
  process.stdout.write(`${await readRoles(floorSettings(process.env))} roles\n`);
  // Connections that the SDK keeps for later would keep the process.
  process.exit();
}
