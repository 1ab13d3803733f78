import { stateDirectory } from "../place/direct/state-directory.ts";
import type { Place, RunReader } from "../place/place.ts";
import type { Session } from "../session/session.ts";

/** Who can tell of runs: the place itself, or only the files of another process that is at work there. */
export type RunsSource =
  | { readonly kind: "place"; readonly place: Place; readonly reader: RunReader }
  | { readonly kind: "other-process"; readonly reader: RunReader };

/** Opens what tells of runs; where another rolecall has the table, what that one writes is read. */
export async function openRuns(session: Session): Promise<RunsSource> {
  try {
    const place = await session.open();
    return { kind: "place", place, reader: place };
  } catch (error) {
    if (!(error instanceof Error && error.name === "TableFileInUseError")) {
      throw error;
    }
    const identity = await session.identity();
    const { env, home } = session.surroundings;
    const { openReader } = await import("../place/direct/open-reader.ts");
    return { kind: "other-process", reader: openReader(identity, stateDirectory(env, home, identity)) };
  }
}
