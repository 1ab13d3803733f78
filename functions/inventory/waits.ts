import * as v from "valibot";
import { waitKey } from "./keys.ts";
import type { Store } from "./store.ts";

/** Runs that wait to be woken. Their tokens stand here and nowhere else: in no log, no message and no event. */
export interface Waits {
  /** Keeps the token of a run that begins to wait; the latest of a role counts. */
  keep(account: string, roleName: string, token: string): Promise<void>;
  /** Takes the token of a role's waiting run, so that it is used once; `undefined`: no run waits. */
  take(account: string, roleName: string): Promise<string | undefined>;
}

const WaitItem = v.looseObject({ token: v.optional(v.string(), "") });

/** The waits in a table. */
export function waits(store: Store): Waits {
  return {
    async keep(account, roleName, token) {
      await store.put(waitKey(account, roleName), { token });
    },

    async take(account, roleName) {
      const key = waitKey(account, roleName);
      const { token } = v.parse(WaitItem, (await store.get(key)) ?? {});
      if (token === "") {
        return undefined;
      }
      const taken = await store.update(key, {
        expression: "REMOVE #token",
        condition: "#token = :token",
        names: { "#token": "token" },
        values: { ":token": token },
      });
      return taken === undefined ? undefined : token;
    },
  };
}
