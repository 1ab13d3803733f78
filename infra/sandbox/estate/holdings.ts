import type { World } from "../gateway/operation.ts";
import { chimeState } from "../services/chime-state.ts";
import { ivsState } from "../services/ivs-state.ts";
import { mediaPackageState } from "../services/mediapackage-state.ts";
import { mediaPackageVodState } from "../services/mediapackage-vod-state.ts";
import { mediaTailorState } from "../services/mediatailor-state.ts";
import { resourceExplorerState } from "../services/resource-explorer-state.ts";

/** An account in one Region. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

/** What a fake service keeps of a place: looked at, and taken away, without any API call. */
export interface Holding {
  /** Every resource, used or not, as the service's state has it. */
  list(world: World, place: Place): readonly { readonly arn: string }[];
  clear(world: World, place: Place): void;
}

/** The holdings of every fake service that owns a role. */
export const holdings: readonly Holding[] = [
  {
    list: (world, place) => {
      const { appInstances, connectors, sipApplications } = chimeState(world, place);
      return [...appInstances, ...connectors, ...sipApplications];
    },
    clear: (world, place) => {
      Object.assign(chimeState(world, place), { appInstances: [], connectors: [], sipApplications: [] });
    },
  },
  {
    list: (world, place) => {
      const { channels, recordings } = ivsState(world, place);
      return [...channels, ...recordings];
    },
    clear: (world, place) => {
      Object.assign(ivsState(world, place), { channels: [], recordings: [] });
    },
  },
  {
    list: (world, place) => mediaPackageState(world, place).channels,
    clear: (world, place) => {
      mediaPackageState(world, place).channels = [];
    },
  },
  {
    list: (world, place) => mediaPackageVodState(world, place).groups,
    clear: (world, place) => {
      mediaPackageVodState(world, place).groups = [];
    },
  },
  {
    list: (world, place) => {
      const { channels, playbacks } = mediaTailorState(world, place);
      return [...channels, ...playbacks];
    },
    clear: (world, place) => {
      Object.assign(mediaTailorState(world, place), { channels: [], playbacks: [] });
    },
  },
  {
    list: (world, place) => {
      const { index } = resourceExplorerState(world, place);
      return index === undefined ? [] : [index];
    },
    clear: (world, place) => {
      delete resourceExplorerState(world, place).index;
    },
  },
];
