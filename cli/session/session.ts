import type { Credentials } from "../../functions/services/port.ts";
import { usageError } from "../errors/command-error.ts";
import type { DirectSettings } from "../place/direct/environment.ts";
import type { Place } from "../place/place.ts";
import type { Surroundings } from "../surroundings.ts";
import { sharedCredentials } from "./credentials.ts";
import { type Identity, readIdentity } from "./identity.ts";
import type { GlobalOptions } from "./options.ts";

/** One use of the command: who calls, where rolecall works for them, and what they said with every command. */
export interface Session {
  readonly surroundings: Surroundings;
  readonly options: GlobalOptions;
  readonly credentials: () => Promise<Credentials>;
  /** Says something to the person, on standard error; nothing with `--quiet`. */
  readonly say: (text: string) => void;
  readonly identity: () => Promise<Identity>;
  /** Opens the place where rolecall works for this account, once. */
  readonly open: (settings?: Partial<DirectSettings>) => Promise<Place>;
  /** Gives up what was opened. */
  readonly close: () => Promise<void>;
}

const DEFAULTS: DirectSettings = {
  protectedRoleNames: [],
  openedRoleNames: [],
  mostDeletions: 5,
  organizationalUnits: [],
};

/** Begins a session; nothing is called before it is needed. */
export function openSession(surroundings: Surroundings, options: GlobalOptions): Session {
  if (options.direct === true && options.stack === true) {
    throw usageError("--direct and --stack exclude each other");
  }
  const { env, now, err } = surroundings;
  const credentials = sharedCredentials(options.profile, now);
  const known: { identity?: Promise<Identity>; place?: Promise<Place> } = {};
  const identity = () => {
    known.identity ??= readIdentity(credentials, options.region);
    return known.identity;
  };

  const openPlace = async (settings: Partial<DirectSettings>): Promise<Place> => {
    const who = await identity();
    if (options.direct !== true) {
      const { findStack } = await import("../place/stack/find-stack.ts");
      const stack = await findStack({
        identity: who,
        credentials,
        isAskedFor: options.stack === true,
        setEnvironment: surroundings.setEnvironment,
      });
      if (stack !== undefined) {
        return stack;
      }
    }
    const { stateDirectory } = await import("../place/direct/state-directory.ts");
    const { openDirect } = await import("../place/direct/open-direct.ts");
    return openDirect({
      identity: who,
      credentials,
      directory: stateDirectory(env, surroundings.home, who),
      settings: { ...DEFAULTS, ...settings },
      setEnvironment: surroundings.setEnvironment,
    });
  };

  return {
    surroundings,
    options,
    credentials,
    identity,
    say: (text) => {
      if (options.quiet !== true) {
        err(`${text}\n`);
      }
    },
    open: (settings = {}) => {
      known.place ??= openPlace(settings);
      return known.place;
    },
    async close() {
      // Whoever opened it has been told already why it could not be opened.
      const place = await known.place?.catch(() => undefined);
      await place?.close();
    },
  };
}
