import type {
  DescribeAppInstanceRequest,
  DescribeAppInstanceResponse,
  ListAppInstancesRequest,
  ListAppInstancesResponse,
} from "@aws-sdk/client-chime-sdk-identity";
import type { Operation } from "../gateway/operation.ts";
import {
  appInstanceArnIn,
  checks,
  onArn,
  onResource,
  pageRequest,
  unmodelledAppInstanceOf,
} from "./chime-checks.ts";
import type { ChimeContext } from "./chime-options.ts";
import { chimeState } from "./chime-state.ts";
import { cutPage } from "./paging.ts";

/** `ListAppInstances` shows at most this many on a page. */
const LARGEST_PAGE = 50;

/** `DescribeAppInstance`. */
export function describeAppInstance(
  context: ChimeContext,
): Operation<DescribeAppInstanceRequest, DescribeAppInstanceResponse> {
  return {
    mutates: false,
    authorization: ({ AppInstanceArn }) => onArn("DescribeAppInstance", AppInstanceArn),

    answer(input, call) {
      const [, entry] = unmodelledAppInstanceOf(context, call, appInstanceArnIn(input.AppInstanceArn));
      const created = new Date(entry.createdAt);
      return {
        AppInstance: {
          AppInstanceArn: entry.arn,
          ...entry.settings,
          CreatedTimestamp: created,
          LastUpdatedTimestamp: created,
        },
      };
    },
  };
}

/** `ListAppInstances`: all of a Region, page by page. */
export function listAppInstances(
  context: ChimeContext,
): Operation<ListAppInstancesRequest, ListAppInstancesResponse> {
  return {
    mutates: false,
    authorization: (_input, call) => onResource("ListAppInstances", call, "app-instance"),

    answer(input, call) {
      const request = pageRequest(input, context, LARGEST_PAGE);
      const { appInstances } = chimeState(context.world, call);
      const page = cutPage(appInstances, ({ arn }) => arn, request, checks.refuse);
      return {
        AppInstances: page.items.map(({ arn, settings }) => ({ AppInstanceArn: arn, ...settings })),
        NextToken: page.nextToken,
      };
    },
  };
}
