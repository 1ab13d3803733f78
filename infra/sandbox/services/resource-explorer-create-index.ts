import type { CreateIndexInput, CreateIndexOutput } from "@aws-sdk/client-resource-explorer-2";
import { type Operation, ServiceError, type World } from "../gateway/operation.ts";
import { drawUuid } from "./identifiers.ts";
import { checks, stateOf } from "./resource-explorer-answer.ts";
import {
  type IndexEntry,
  type ResourceExplorerContext,
  resourceExplorerRole,
  resourceExplorerState,
} from "./resource-explorer-state.ts";
import { ensureRole } from "./role-on-demand.ts";

/**
 * `CreateIndex`: one for each Region; makes the role if the account has none.
 *
 * Source: documentation in @aws-sdk/client-resource-explorer-2 3.1124.0, CreateIndex (read 2026-11-20).
 */
export function createIndex({
  world,
  options,
}: ResourceExplorerContext): Operation<CreateIndexInput, CreateIndexOutput> {
  return {
    mutates: true,
    authorization: () => ({ action: "resource-explorer-2:CreateIndex", resources: ["*"] }),

    async answer(input, call) {
      const tags = checks.tags(input.Tags, "Tags");
      checks.optionalText(input.ClientToken, "ClientToken", { minimum: 1, maximum: 2048 });
      const { account, region } = call;
      requireNoIndex(world, call);
      await ensureRole(world, call, resourceExplorerRole);
      const state = requireNoIndex(world, call);
      const now = world.now();
      const index: IndexEntry = {
        arn: `arn:aws:resource-explorer-2:${region}:${account}:index/${drawUuid(() => world.random())}`,
        createdAt: now.toISOString(),
        activeAt: new Date(now.getTime() + options.creatingSeconds * 1000).toISOString(),
        updatedAt: now.toISOString(),
        tags,
      };
      state.index = index;
      // Nothing happens then but that the state reads differently: this tells the clock that something is due.
      void world.sleep(options.creatingSeconds * 1000);
      return { Arn: index.arn, State: stateOf(world, index), CreatedAt: now };
    },
  };
}

function requireNoIndex(world: World, call: { readonly account: string; readonly region: string }) {
  const state = resourceExplorerState(world, call);
  if (state.index !== undefined) {
    throw new ServiceError("ConflictException", `There is an index in ${call.region} already.`, 409);
  }
  return state;
}
