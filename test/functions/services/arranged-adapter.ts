import type { RoleUsage } from "../../../functions/core/usage.ts";
import type { Service, ServiceAdapter, Settings } from "../../../functions/services/port.ts";

/** One service in a sandbox of its own, for one test. */
export interface Arranged {
  readonly adapter: ServiceAdapter;
  readonly open: Service["open"];
  readonly region: string;
  /** Another Region of the service, in which nothing uses the role. */
  readonly emptyRegion: string;
  /** Makes so many resources of each kind that use the role, more than fit on one page; answers their ARNs. */
  addUsages(count: number): Promise<readonly string[]>;
  /** Somebody else deletes the resource. */
  remove(usage: RoleUsage): Promise<void>;
  /** The service is using the role through the resource from now on. */
  makeBusy(usage: RoleUsage): Promise<void>;
  /** The service refuses every call in that Region with this code and status. */
  refuseAll(region: string, code: string, status: number): void;
  /** Lets pass what the service needs to do what it was asked. */
  settle(): Promise<void>;
}

/** Everything that uses the role in a Region, in the order of release. */
export async function inOrder(adapter: ServiceAdapter, region: string): Promise<readonly RoleUsage[]> {
  return [...(await adapter.findUsages(region))].sort((a, b) => a.stage - b.stage);
}

/** The settings of a usage that is known to be there. */
export async function settingsOf(adapter: ServiceAdapter, usage: RoleUsage): Promise<Settings> {
  const settings = await adapter.readSettings(usage);
  if (settings === undefined) {
    throw new Error(`${usage.arn} is gone before it was touched`);
  }
  return settings;
}

/** Releases everything in a Region; answers what each release came to. */
export async function releaseAll(adapter: ServiceAdapter, region: string): Promise<readonly string[]> {
  const kinds: string[] = [];
  for (const usage of await inOrder(adapter, region)) {
    const { kind } = await adapter.release(usage, await settingsOf(adapter, usage));
    kinds.push(kind);
  }
  return kinds;
}
