import type { RunProgress } from "../run-progress.ts";
import { unreadIn } from "./learn-from-look.ts";
import type { Tally } from "./tally.ts";

type Counts = Pick<
  RunProgress,
  | "mode"
  | "round"
  | "maxRounds"
  | "regions"
  | "usagesFound"
  | "usagesReleased"
  | "usagesNotReleased"
  | "usagesToRelease"
  | "usagesReleasedInAll"
  | "resourcesRestored"
  | "resourcesNotRestored"
  | "resourcesToRestore"
>;

/** What was counted so far; what was not is absent, never zero. */
export function countsIn({
  mode,
  maxRounds,
  looks,
  expected,
  look,
  release,
  released,
  restore,
}: Tally): Counts {
  return {
    ...(mode === undefined ? {} : { mode }),
    round: Math.max(1, looks),
    ...(maxRounds === undefined ? {} : { maxRounds }),
    ...(expected.length === 0 || looks === 0
      ? {}
      : { regions: { read: look.read.size, of: expected.length, unread: unreadIn(look, expected) } }),
    ...(look.usages === undefined ? {} : { usagesFound: look.usages.size }),
    ...(release.of === undefined
      ? {}
      : {
          usagesReleased: release.free,
          usagesNotReleased: release.left,
          usagesToRelease: release.of,
          usagesReleasedInAll: released.size,
        }),
    ...(restore === undefined
      ? {}
      : {
          resourcesRestored: restore.done,
          resourcesNotRestored: restore.left,
          resourcesToRestore: restore.of,
        }),
  };
}
