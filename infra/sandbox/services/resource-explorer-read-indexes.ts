import type {
  GetIndexOutput,
  ListIndexesInput,
  ListIndexesOutput,
} from "@aws-sdk/client-resource-explorer-2";
import type { Operation } from "../gateway/operation.ts";
import { cutPage } from "./paging.ts";
import { checks, noIndex, stateOf } from "./resource-explorer-answer.ts";
import { indexesOf, type ResourceExplorerContext, resourceExplorerState } from "./resource-explorer-state.ts";

/** `GetIndex`: the index of the call's Region. */
export function getIndex({ world }: ResourceExplorerContext): Operation<object, GetIndexOutput> {
  return {
    mutates: false,
    authorization: () => ({ action: "resource-explorer-2:GetIndex", resources: ["*"] }),

    answer(_input, call) {
      const { index } = resourceExplorerState(world, call);
      if (index === undefined) {
        throw noIndex(`There is no index in ${call.region}.`);
      }
      return {
        Arn: index.arn,
        Type: "LOCAL",
        State: stateOf(world, index),
        CreatedAt: new Date(index.createdAt),
        LastUpdatedAt: new Date(index.updatedAt),
        ReplicatingFrom: [],
        ReplicatingTo: [],
        Tags: { ...index.tags },
      };
    },
  };
}

/** `ListIndexes`: those of all Regions, whichever Region is asked. All of these are local indexes. */
export function listIndexes({
  world,
  options,
}: ResourceExplorerContext): Operation<ListIndexesInput, ListIndexesOutput> {
  return {
    mutates: false,
    authorization: () => ({ action: "resource-explorer-2:ListIndexes", resources: ["*"] }),

    answer(input, { account }) {
      const type = checks.optionalChoice(input.Type, "Type", ["LOCAL", "AGGREGATOR"]);
      const wanted = checks.optionalNumber(input.MaxResults, "MaxResults", { minimum: 1, maximum: 100 });
      const indexes = indexesOf(world, account).filter(
        ({ region }) => type !== "AGGREGATOR" && (input.Regions?.includes(region) ?? true),
      );
      const request = { limit: wanted ?? options.pageItems, token: input.NextToken };
      const page = cutPage(indexes, ({ region }) => region, request, checks.refuse);
      return {
        Indexes: page.items.map(({ region, index }) => ({
          Region: region,
          Arn: index.arn,
          Type: "LOCAL" as const,
        })),
        NextToken: page.nextToken,
      };
    },
  };
}
