import { GetRoleCommand } from "@aws-sdk/client-iam";
import {
  CreateIndexCommand,
  DeleteIndexCommand,
  GetIndexCommand,
  ListIndexesCommand,
  paginateListIndexes,
} from "@aws-sdk/client-resource-explorer-2";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { account, refusal, type StartedServices, start, startServices } from "./started-services.ts";

const roleName = "AWSServiceRoleForResourceExplorer";

let services: StartedServices;
beforeEach(async () => {
  services = await startServices();
});
afterEach(() => services.stop());

const create = async (region = "us-east-1") => {
  const { Arn = "" } = await services
    .explorer(region)
    .send(new CreateIndexCommand({ Tags: { team: "platform" } }));
  return Arn;
};
const read = (region = "us-east-1") => services.explorer(region).send(new GetIndexCommand({}));

describe("CreateIndex", () => {
  it("makes an index that is active after some seconds", async () => {
    const arn = await create();

    const { $metadata: _, ...before } = await read();
    await services.clock.advance(3);
    const after = await read();

    expect(arn).toMatch(/^arn:aws:resource-explorer-2:us-east-1:111122223333:index\/[0-9a-f-]{36}$/);
    expect(before).toEqual({
      Arn: arn,
      Type: "LOCAL",
      State: "CREATING",
      CreatedAt: start,
      LastUpdatedAt: start,
      ReplicatingFrom: [],
      ReplicatingTo: [],
      Tags: { team: "platform" },
    });
    expect(after.State).toBe("ACTIVE");
  });

  it("makes the role as the recorded event shows it", async () => {
    await create();

    const { Role } = await services.iam().send(new GetRoleCommand({ RoleName: roleName }));

    expect(Role?.RoleName).toBe(roleName);
    expect(services.events[0]).toMatchObject({
      region: "us-east-1",
      source: "aws.iam",
      detail: {
        eventName: "CreateServiceLinkedRole",
        sourceIPAddress: "resource-explorer-2.amazonaws.com",
        userAgent: "resource-explorer-2.amazonaws.com",
        userIdentity: { invokedBy: "resource-explorer-2.amazonaws.com" },
        requestParameters: { aWSServiceName: "resource-explorer-2.amazonaws.com" },
      },
    });
  });

  it("is refused where there is an index", async () => {
    await create();

    await expect(create()).rejects.toEqual(refusal("ConflictException", 409, "us-east-1"));
  });
});

describe("ListIndexes", () => {
  it("answers for all Regions, page by page, whichever is asked", async () => {
    const east = await create("us-east-1");
    const west = await create("eu-west-1");

    const pages = [];
    const client = services.explorer("eu-west-1");
    for await (const { Indexes = [] } of paginateListIndexes({ client, pageSize: 1 }, {})) {
      pages.push(Indexes);
    }

    expect(pages).toEqual([
      [{ Region: "eu-west-1", Arn: west, Type: "LOCAL" }],
      [{ Region: "us-east-1", Arn: east, Type: "LOCAL" }],
    ]);
  });

  it("filters by Region and by type", async () => {
    await create("us-east-1");
    const west = await create("eu-west-1");

    const inWest = await services.explorer().send(new ListIndexesCommand({ Regions: ["eu-west-1"] }));
    const aggregators = await services.explorer().send(new ListIndexesCommand({ Type: "AGGREGATOR" }));

    expect(inWest.Indexes?.map(({ Arn }) => Arn)).toEqual([west]);
    expect(aggregators.Indexes).toEqual([]);
  });
});

describe("DeleteIndex", () => {
  it("takes some seconds, in which the index uses the role", async () => {
    const Arn = await create();

    const { State } = await services.explorer().send(new DeleteIndexCommand({ Arn }));
    await services.clock.advance(3);
    const { State: during } = await read();
    const usages = services.world.usagesOf(account, roleName);
    await services.clock.advance(1);

    expect([State, during]).toEqual(["DELETING", "DELETING"]);
    expect(usages).toEqual([{ region: "us-east-1", resources: [Arn] }]);
    expect(services.world.usagesOf(account, roleName)).toEqual([]);
    await expect(read()).rejects.toEqual(refusal("ResourceNotFoundException", 404, "us-east-1"));
  });

  it("does not find an index of another name", async () => {
    await create();

    await expect(
      services
        .explorer()
        .send(
          new DeleteIndexCommand({ Arn: "arn:aws:resource-explorer-2:us-east-1:111122223333:index/other" }),
        ),
    ).rejects.toEqual(refusal("ResourceNotFoundException", 404));
  });
});
