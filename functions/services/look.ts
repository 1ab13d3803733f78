import type { Look, RoleRecord } from "../core/record.ts";
import { owningPrincipal, type Role } from "../core/role.ts";
import { judgeUse, type RegionReading } from "../core/usage.ts";
import type { Iam } from "./iam.ts";
import { readRegions } from "./read-regions.ts";
import { regionsToRead } from "./regions.ts";
import { type AdapterFor, ownedRole, serviceOfRole } from "./services.ts";

/** What looking at a role needs of the world. */
export interface LookDependencies {
  readonly iam: Pick<Iam, "readRole">;
  readonly adapterFor: AdapterFor;
  readonly readEnabledRegions: () => Promise<readonly string[]>;
  readonly now: () => Date;
}

/** Which role to look at, and what is known of it already. */
export interface LookRequest {
  readonly account: string;
  readonly roleName: string;
  readonly before: RoleRecord | undefined;
  /** The Region where something may have changed; absent: all of them. */
  readonly region?: string;
  /** False: nothing is to be started because of what is seen. Default true. */
  readonly reacts?: boolean;
}

/**
 * Reads the truth about one role: the role itself and what uses it.
 *
 * One changed Region of a role that is in use elsewhere is enough to read; but before a role can be
 * called unused, every enabled Region is read in this same pass.
 */
export async function lookAtRole(
  { iam, adapterFor, readEnabledRegions, now }: LookDependencies,
  { account, roleName, before, region, reacts = true }: LookRequest,
): Promise<Look> {
  // What is known was read before: another function's clock may be ahead of this one's.
  const roleReadAt = later(now().toISOString(), before?.roleReadAt ?? "");
  const role = await iam.readRole(roleName);
  const service = serviceOfRole(roleName);
  const principal = role === undefined ? undefined : owningPrincipal(role);
  const look = { account, role, principal, roleReadAt, reacts };
  if (service === undefined || principal === undefined || ownedRole(roleName)?.principal !== principal) {
    return { ...look, expected: [], readings: [], observed: false };
  }
  const adapter = adapterFor(service);
  const enabled = await readEnabledRegions();
  const expected = regionsToRead(service, enabled, before);
  const partial = await readOneRegion(region);
  const readings = partial ?? (await readRegions(adapter, expected, now));
  return { ...look, expected, readings, observed: true };

  /** Answers only if one Region's reading settles that the role is in use. */
  async function readOneRegion(changed: string | undefined): Promise<readonly RegionReading[] | undefined> {
    const known = knownReadings(before, role);
    if (changed === undefined || !expected.includes(changed) || known.length === 0) {
      return undefined;
    }
    const others = known.filter((reading) => reading.region !== changed);
    if (others.some((reading) => showsUsagesOf(reading, changed))) {
      return undefined;
    }
    const readings = await readRegions(adapter, [changed], now);
    return judgeUse(expected, [...others, ...readings]).kind === "in-use" ? readings : undefined;
  }
}

/** A service may list resources of another Region than the one asked; a change there outdates such a reading. */
function showsUsagesOf(reading: RegionReading, region: string): boolean {
  return reading.kind === "read" && reading.usages.some((usage) => usage.region === region);
}

function knownReadings(before: RoleRecord | undefined, role: Role | undefined): readonly RegionReading[] {
  return before !== undefined && before.role.roleId === role?.roleId ? Object.values(before.regions) : [];
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}
