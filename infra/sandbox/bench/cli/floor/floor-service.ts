import type { OwnerSettings } from "../../../estate/owner.ts";

/** What keeps a role in use, and the one call that ends that. */
export interface FloorUsage {
  /** What refers to a resource goes before the resource itself. */
  readonly stage: 0 | 1;
  readonly release: () => Promise<unknown>;
}

/** The bare calls of a service: what they answer is believed, nothing is kept. */
export interface FloorService {
  /** As rolecall's own catalogue names it. */
  readonly key: string;
  readonly roleName: string;
  /** Lists what is in use in a Region. */
  readonly list: (region: string) => Promise<readonly FloorUsage[]>;
}

/** Makes the calls of a service. */
export type OpenFloor = (settings: OwnerSettings) => FloorService;
