import { inParallel } from "../core/in-parallel.ts";
import { type Look, mergeLook, type RoleRecord } from "../core/record.ts";
import { owningPrincipal } from "../core/role.ts";
import type { SweepTerms } from "../core/sweep.ts";
import type { RegionReading } from "../core/usage.ts";
import type { Iam } from "./iam.ts";
import type { LookDependencies } from "./look.ts";
import type { Service } from "./port.ts";
import { readServices } from "./read-services.ts";
import { regionsToRead } from "./regions.ts";
import { ownedRole, serviceOfRole } from "./services.ts";
import { type SightedRole, sightRole, sightRoles, type UnsightedRole } from "./sight-roles.ts";

/** What looking at every role needs of the world. */
export interface LookAtAllDependencies extends LookDependencies {
  readonly iam: Pick<Iam, "readRole" | "listServiceLinkedRoles">;
}

/** What is known of an account before a sweep. */
export interface SweepRequest extends SweepTerms {
  readonly account: string;
  readonly records: readonly RoleRecord[];
  /** True if something is decided by when the role of this record was used last. */
  readonly needsLastUse: (record: RoleRecord) => boolean;
}

/** What a sweep saw. */
export interface Sweep {
  readonly looks: readonly { readonly roleName: string; readonly look: Look }[];
  /** Roles that could not be looked at: nothing may be started because of what is kept of them. */
  readonly unsighted: readonly UnsightedRole[];
  /** Regions that could not be read, by service. */
  readonly unread: readonly string[];
}

const MOST_CALLS_AT_ONCE = 5;

/**
 * Looks at every service-linked role of an account. Each service of which a role is there is read once, in every
 * enabled Region, for all of its roles.
 *
 * @throws the SDK's own error if roles or Regions cannot be listed: nothing is guessed then.
 */
export async function lookAtAll(dependencies: LookAtAllDependencies, request: SweepRequest): Promise<Sweep> {
  const { iam, adapterFor, readEnabledRegions, now } = dependencies;
  const { account, records } = request;
  const known = new Map(records.map((record) => [record.role.roleName, record]));
  const lookedAt = now().toISOString();
  const [listed, enabled] = await Promise.all([iam.listServiceLinkedRoles(), readEnabledRegions()]);
  const sights = await sightRoles(dependencies, listed, records, request);
  const sighted = sights.filter((sight) => "role" in sight);
  const asked = regionsAsked(sighted, known, enabled);
  const readings = await readServices(adapterFor, asked, now);
  const endings = await inParallel(MOST_CALLS_AT_ONCE, sighted, async (sight) => {
    const look = lookFrom(sight);
    const merged = sight.isFresh ? undefined : mergeLook(known.get(sight.roleName), look);
    if (merged === undefined || !request.needsLastUse(merged)) {
      return { roleName: sight.roleName, look };
    }
    const again = await sightRole(dependencies, sight.roleName, known.get(sight.roleName));
    return "why" in again ? again : { roleName: sight.roleName, look: lookFrom(again) };
  });
  return {
    looks: endings.filter((ending) => "look" in ending),
    unsighted: [...sights, ...endings].filter((ending) => "why" in ending),
    unread: [...readings].flatMap(([key, said]) => said.flatMap((reading) => unreadIn(key, reading))),
  };

  function lookFrom({ role, roleName, roleReadAt, isFresh }: SightedRole): Look {
    const principal = role === undefined ? undefined : owningPrincipal(role);
    const look = { account, role, principal, roleReadAt, ...(isFresh ? {} : { lookedAt }), reacts: true };
    const service = serviceOf({ role, roleName });
    return service === undefined
      ? { ...look, expected: [], readings: [], observed: false }
      : {
          ...look,
          expected: asked.get(service) ?? [],
          readings: readings.get(service.key) ?? [],
          observed: true,
        };
  }
}

/** The service file that can tell of a role's usages, if one can. */
function serviceOf({ role, roleName }: Pick<SightedRole, "role" | "roleName">): Service | undefined {
  const principal = role === undefined ? undefined : owningPrincipal(role);
  return principal !== undefined && ownedRole(roleName)?.principal === principal
    ? serviceOfRole(roleName)
    : undefined;
}

/** Where each service is read: also where any of its roles was seen in use last. */
function regionsAsked(
  sighted: readonly SightedRole[],
  known: ReadonlyMap<string, RoleRecord>,
  enabled: readonly string[],
): ReadonlyMap<Service, readonly string[]> {
  const asked = new Map<Service, readonly string[]>();
  for (const sight of sighted) {
    const service = serviceOf(sight);
    if (service !== undefined) {
      const regions = regionsToRead(service, enabled, known.get(sight.roleName));
      asked.set(service, [...new Set([...(asked.get(service) ?? []), ...regions])].sort());
    }
  }
  return asked;
}

/** A service's own words may be long. */
const MOST_CHARACTERS = 200;

function unreadIn(key: string, reading: RegionReading): readonly string[] {
  return reading.kind === "unread"
    ? [`${key} in ${reading.region}: ${reading.reason}`.slice(0, MOST_CHARACTERS)]
    : [];
}
