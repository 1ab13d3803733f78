import type { Call } from "../gateway/operation.ts";
import type { ChimeContext } from "./chime-options.ts";
import { type ChimeState, chimeState } from "./chime-state.ts";

/** The lists of voice show at most this many on a page. */
export const VOICE_PAGE = 100;

/** The states that a list in voice shows: that of the call's Region, or those of all Regions. */
export function listedStates(
  { world, options }: ChimeContext,
  { account, region }: Call,
): readonly ChimeState[] {
  const regions = options.listsWholeAccount ? world.regions : [region];
  return regions.map((each) => chimeState(world, { account, region: each }));
}
