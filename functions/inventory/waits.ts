import * as v from "valibot";
import { waitKey } from "./keys.ts";
import type { Store } from "./store.ts";

/** Runs that wait to be woken. Their tokens stand here and nowhere else: in no log, no message and no event. */
export interface Waits {
  /**
   * Keeps the token of a run that begins to wait; the latest of a role counts.
   *
   * @param version of what the run knew when it decided to wait: a late writer does not hide the token of a later wait
   */
  keep(account: string, roleName: string, token: string, version: number): Promise<void>;
  /** Reads the token of a role's waiting run; `undefined`: no run waits. */
  read(account: string, roleName: string): Promise<string | undefined>;
  /** Forgets a token that was used; another one stays. */
  forget(account: string, roleName: string, token: string): Promise<void>;
}

const WaitItem = v.looseObject({ token: v.exactOptional(v.string()) });

/** The waits in a table. */
export function waits(store: Store): Waits {
  return {
    async keep(account, roleName, token, version) {
      await store.put(
        waitKey(account, roleName),
        { token, version },
        {
          expression: "attribute_not_exists(version) OR version <= :version",
          values: { ":version": version },
        },
      );
    },

    async read(account, roleName) {
      return v.parse(WaitItem, (await store.get(waitKey(account, roleName))) ?? {}).token;
    },

    async forget(account, roleName, token) {
      await store.update(waitKey(account, roleName), {
        expression: "REMOVE #token",
        condition: "#token = :token",
        names: { "#token": "token" },
        values: { ":token": token },
      });
    },
  };
}
