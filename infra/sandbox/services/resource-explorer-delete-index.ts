import type { DeleteIndexInput, DeleteIndexOutput } from "@aws-sdk/client-resource-explorer-2";
import type { Operation } from "../gateway/operation.ts";
import { checks, noIndex } from "./resource-explorer-answer.ts";
import { type ResourceExplorerContext, resourceExplorerState } from "./resource-explorer-state.ts";

/** `DeleteIndex`: takes some seconds; deleting one that is being deleted changes nothing. */
export function deleteIndex({
  world,
  options,
}: ResourceExplorerContext): Operation<DeleteIndexInput, DeleteIndexOutput> {
  return {
    mutates: true,
    authorization: ({ Arn = "*" }) => ({ action: "resource-explorer-2:DeleteIndex", resources: [Arn] }),

    answer(input, call) {
      const arn = checks.text(input.Arn, "Arn", { minimum: 1, maximum: 2048 });
      const state = resourceExplorerState(world, call);
      const { index } = state;
      if (index?.arn !== arn) {
        throw noIndex(`There is no index ${arn} in ${call.region}.`);
      }
      const now = world.now();
      if (index.goneAt === undefined) {
        const goneAt = new Date(now.getTime() + options.deletingSeconds * 1000).toISOString();
        state.index = { ...index, goneAt, updatedAt: now.toISOString() };
        void world.sleep(options.deletingSeconds * 1000);
      }
      return { Arn: arn, State: "DELETING", LastUpdatedAt: now };
    },
  };
}
