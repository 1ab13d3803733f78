import type { DeleteAppInstanceRequest } from "@aws-sdk/client-chime-sdk-identity";
import type { Operation } from "../gateway/operation.ts";
import { appInstanceArnIn, onArn, unmodelledAppInstanceOf } from "./chime-checks.ts";
import type { ChimeContext } from "./chime-options.ts";
import { putAppInstance } from "./chime-state.ts";

/**
 * `DeleteAppInstance`: its streaming goes with it, asynchronously. Deleting it again meanwhile changes nothing,
 * which AWS does not document.
 *
 * Source: documentation in @aws-sdk/client-chime-sdk-identity 3.1080.0, DeleteAppInstance (read 2026-11-20).
 */
export function deleteAppInstance(context: ChimeContext): Operation<DeleteAppInstanceRequest, undefined> {
  const { world, options } = context;
  return {
    mutates: true,
    authorization: ({ AppInstanceArn }) => onArn("DeleteAppInstance", AppInstanceArn),

    answer(input, call) {
      const [state, entry] = unmodelledAppInstanceOf(context, call, appInstanceArnIn(input.AppInstanceArn));
      if (entry.goneAt === undefined) {
        const goneAt = new Date(world.now().getTime() + options.deletingSeconds * 1000).toISOString();
        putAppInstance(state, { ...entry, goneAt });
        // Nothing happens then but that the state reads differently: this tells the clock that something is due.
        void world.sleep(options.deletingSeconds * 1000);
      }
      return undefined;
    },
  };
}
