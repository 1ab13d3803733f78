import {
  AccountClient,
  GetRegionOptStatusCommand,
  ListRegionsCommand,
  paginateListRegions,
} from "@aws-sdk/client-account";
import { describe, expect, it } from "vitest";
import { accountService } from "../../../../infra/sandbox/services/account.ts";
import { arrangeGateway, refusalOf } from "../gateway/arranged-gateway.ts";

async function arrange() {
  const { client } = await arrangeGateway(({ world }) => [accountService(world)]);
  return new AccountClient(client());
}

describe("ListRegions", () => {
  it("shows the Regions of the world as enabled and all others as not", async () => {
    const account = await arrange();

    const { Regions = [], NextToken } = await account.send(new ListRegionsCommand({}));

    expect(Regions).toHaveLength(34);
    expect(Regions.filter(({ RegionOptStatus }) => RegionOptStatus !== "DISABLED")).toEqual([
      { RegionName: "eu-west-1", RegionOptStatus: "ENABLED_BY_DEFAULT" },
      { RegionName: "us-east-1", RegionOptStatus: "ENABLED_BY_DEFAULT" },
    ]);
    expect(NextToken).toBeUndefined();
  });

  it("pages", async () => {
    const account = await arrange();
    const sizes: number[] = [];
    const names = new Set<string>();

    for await (const { Regions = [] } of paginateListRegions({ client: account, pageSize: 15 }, {})) {
      sizes.push(Regions.length);
      for (const { RegionName = "" } of Regions) {
        names.add(RegionName);
      }
    }

    expect(sizes).toEqual([15, 15, 4]);
    expect(names.size).toBe(34);
  });

  it("shows only the states that are asked for", async () => {
    const account = await arrange();

    const { Regions } = await account.send(
      new ListRegionsCommand({ RegionOptStatusContains: ["ENABLED", "ENABLED_BY_DEFAULT"] }),
    );

    expect(Regions?.map(({ RegionName }) => RegionName)).toEqual(["eu-west-1", "us-east-1"]);
  });

  it.each([{ MaxResults: 0 }, { MaxResults: 51 }, { NextToken: "made-up" }])("refuses %j", async (input) => {
    const account = await arrange();

    const error = await refusalOf(account.send(new ListRegionsCommand(input)));

    expect(error).toMatchObject({ name: "ValidationException", $metadata: { httpStatusCode: 400 } });
  });
});

describe("GetRegionOptStatus", () => {
  it("tells of one Region, and of none that does not exist", async () => {
    const account = await arrange();

    const { RegionOptStatus } = await account.send(
      new GetRegionOptStatusCommand({ RegionName: "af-south-1" }),
    );
    const error = await refusalOf(account.send(new GetRegionOptStatusCommand({ RegionName: "moon-1" })));

    expect(RegionOptStatus).toBe("DISABLED");
    expect(error).toMatchObject({ name: "ValidationException", message: "There is no Region moon-1" });
  });
});
