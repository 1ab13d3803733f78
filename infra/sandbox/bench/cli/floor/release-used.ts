import { AccountClient, ListRegionsCommand } from "@aws-sdk/client-account";
import { allServices } from "../../../../../functions/services/services.ts";
import { clientsOf, type OwnerSettings } from "../../../estate/owner.ts";
import { chimeMessagingFloor } from "./chime-messaging.ts";
import { chimeVoiceFloor } from "./chime-voice.ts";
import { deleteRole, POLL_MILLISECONDS } from "./delete-role.ts";
import type { FloorService, FloorUsage, OpenFloor } from "./floor-service.ts";
import { floorSettings } from "./floor-settings.ts";
import { iamOf } from "./iam-of.ts";
import { ivsFloor } from "./ivs.ts";
import { mediaPackageFloor } from "./media-package.ts";
import { mediaTailorFloor } from "./media-tailor.ts";

const FLOORS: readonly OpenFloor[] = [
  chimeMessagingFloor,
  chimeVoiceFloor,
  ivsFloor,
  mediaPackageFloor,
  mediaTailorFloor,
];

/**
 * Decommissions the five services' roles: lists, releases stage by stage, lists again, deletes. The calls that cannot
 * be left out, all services and Regions at once, nothing kept.
 *
 * @throws {Error} if something is still in use then.
 */
export async function releaseUsed(settings: OwnerSettings, pollMilliseconds: number): Promise<void> {
  const enabled = await readRegions(settings);
  const iam = iamOf(settings);
  const decommission = async (service: FloorService) => {
    const usages = await listAll(service, enabled);
    for (const stage of [0, 1]) {
      await Promise.all(usages.filter((usage) => usage.stage === stage).map(({ release }) => release()));
    }
    const left = await listAll(service, enabled);
    if (left.length > 0) {
      throw new Error(`${left.length} usages of ${service.roleName} are left`);
    }
    await deleteRole(iam, service.roleName, pollMilliseconds);
  };
  await Promise.all(FLOORS.map((open) => decommission(open(settings))));
}

async function readRegions(settings: OwnerSettings): Promise<readonly string[]> {
  const client = clientsOf(settings, (config) => new AccountClient(config))("us-east-1");
  const command = new ListRegionsCommand({ RegionOptStatusContains: ["ENABLED", "ENABLED_BY_DEFAULT"] });
  const { Regions = [] } = await client.send(command);
  return Regions.map(({ RegionName = "" }) => RegionName);
}

async function listAll(
  { key, list }: FloorService,
  enabled: readonly string[],
): Promise<readonly FloorUsage[]> {
  const { regions = [] } = allServices.find((service) => service.key === key) ?? {};
  return (await Promise.all(regions.filter((region) => enabled.includes(region)).map(list))).flat();
}

/* Composition root of the floor of `rolecall decommission` where the five services use their roles. */
if (import.meta.main) {
  await releaseUsed(floorSettings(process.env), POLL_MILLISECONDS);
  // Connections that the SDK keeps for later would keep the process.
  process.exit();
}
