import * as client from "@aws-sdk/client-account";
import type { Authorization, Call, FakeService, Operation, World } from "../gateway/operation.ts";
import { ServiceError } from "../gateway/operation.ts";
import { regionStatuses } from "./commercial-regions.ts";
import { cutPage } from "./paging.ts";

/** Most Regions on a page, as AWS has it. */
const LARGEST_PAGE = 50;

const invalid = (detail: string): never => {
  throw new ServiceError("ValidationException", detail, 400);
};

const onAccount = (action: string, accountId: string | undefined, { account }: Call): Authorization => ({
  action,
  resources: [`arn:aws:account::${accountId ?? account}:account`],
});

const listRegions = ({
  regions,
}: World): Operation<client.ListRegionsRequest, client.ListRegionsResponse> => ({
  mutates: false,
  authorization: ({ AccountId }, call) => onAccount("account:ListRegions", AccountId, call),
  answer({ MaxResults = LARGEST_PAGE, NextToken, RegionOptStatusContains }) {
    if (MaxResults < 1 || MaxResults > LARGEST_PAGE) {
      return invalid(`MaxResults must be 1 to ${LARGEST_PAGE}, not ${MaxResults}`);
    }
    const wanted = regionStatuses(regions).filter(
      ({ RegionOptStatus }) => RegionOptStatusContains?.includes(RegionOptStatus) ?? true,
    );
    const page = cutPage(
      wanted,
      ({ RegionName }) => RegionName,
      { limit: MaxResults, token: NextToken },
      invalid,
    );
    return {
      Regions: page.items.map((region) => ({ ...region })),
      ...(page.nextToken === undefined ? {} : { NextToken: page.nextToken }),
    };
  },
});

const getRegionOptStatus = ({
  regions,
}: World): Operation<client.GetRegionOptStatusRequest, client.GetRegionOptStatusResponse> => ({
  mutates: false,
  authorization: ({ AccountId }, call) => onAccount("account:GetRegionOptStatus", AccountId, call),
  answer: ({ RegionName }) =>
    regionStatuses(regions).find((region) => region.RegionName === RegionName) ??
    invalid(`There is no Region ${RegionName}`),
});

/** Account Management, as far as Regions go: those of the world are enabled, all others are not. */
export function accountService(world: World): FakeService {
  return {
    signingName: "account",
    eventSource: "account.amazonaws.com",
    global: true,
    client,
    operations: { GetRegionOptStatus: getRegionOptStatus(world), ListRegions: listRegions(world) },
  };
}
