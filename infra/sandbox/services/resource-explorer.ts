import * as client from "@aws-sdk/client-resource-explorer-2";
import type { FakeService, World } from "../gateway/operation.ts";
import { createIndex } from "./resource-explorer-create-index.ts";
import { deleteIndex } from "./resource-explorer-delete-index.ts";
import { getIndex, listIndexes } from "./resource-explorer-read-indexes.ts";
import {
  defaultResourceExplorerOptions,
  indexUsages,
  type ResourceExplorerContext,
  type ResourceExplorerOptions,
  resourceExplorerRole,
} from "./resource-explorer-state.ts";

/**
 * Resource Explorer: the indexes of an account. It makes its role with the first index, and every index keeps
 * the role in use. It stands for any service whose role is only inventoried.
 */
export function resourceExplorerService(
  world: World,
  options: Partial<ResourceExplorerOptions> = {},
): FakeService {
  const context: ResourceExplorerContext = {
    world,
    options: { ...defaultResourceExplorerOptions, ...options },
  };
  world.provideUsages(resourceExplorerRole.roleName, (account) => indexUsages(world, account));
  return {
    signingName: "resource-explorer-2",
    eventSource: "resource-explorer-2.amazonaws.com",
    global: false,
    eventNames: "as-on-the-wire",
    client,
    operations: {
      CreateIndex: createIndex(context),
      DeleteIndex: deleteIndex(context),
      GetIndex: getIndex(context),
      ListIndexes: listIndexes(context),
    },
  };
}
