import type { ExitCode } from "../exit-code.ts";
import type { GlobalOptions } from "../session/options.ts";
import type { Session } from "../session/session.ts";
import type { Surroundings } from "../surroundings.ts";

/** What the definitions of commands are made with. */
export interface Setting {
  readonly surroundings: Surroundings;
  /** Runs one command within a session. */
  readonly within: (options: GlobalOptions, work: (session: Session) => Promise<ExitCode>) => Promise<void>;
}
