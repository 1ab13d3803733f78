import {
  CloudTrailClient,
  CreateTrailCommand,
  DeleteTrailCommand,
  DescribeTrailsCommand,
  GetEventSelectorsCommand,
  GetTrailStatusCommand,
  PutEventSelectorsCommand,
  paginateListTrails,
  StartLoggingCommand,
  StopLoggingCommand,
} from "@aws-sdk/client-cloudtrail";
import { describe, expect, it } from "vitest";
import { cloudTrailService } from "../../../../infra/sandbox/services/cloudtrail.ts";
import { arrangeGateway, refusalOf } from "../gateway/arranged-gateway.ts";

const FIRST = "arn:aws:cloudtrail:us-east-1:111122223333:trail/management-events";
const ALL_MANAGEMENT = {
  ReadWriteType: "All",
  IncludeManagementEvents: true,
  DataResources: [],
  ExcludeManagementEventSources: [],
};

async function arrange() {
  const arranged = await arrangeGateway(({ world }) => [cloudTrailService(world)]);
  const of = (region: string) => new CloudTrailClient(arranged.client("111122223333", region));
  const hub = of("us-east-1");
  const there = of("eu-west-1");
  const create = (client: CloudTrailClient, Name: string, more = {}) =>
    client.send(new CreateTrailCommand({ Name, S3BucketName: "logs", ...more }));
  const namesSeen = async (client: CloudTrailClient, input = {}) => {
    const { trailList = [] } = await client.send(new DescribeTrailsCommand(input));
    return trailList.map(({ Name }) => Name);
  };
  return { ...arranged, hub, there, create, namesSeen };
}

describe("an account's trails", () => {
  it("are one at first, which logs all management events of every Region", async () => {
    const { hub } = await arrange();

    const { trailList } = await hub.send(new DescribeTrailsCommand({}));
    const status = await hub.send(new GetTrailStatusCommand({ Name: "management-events" }));
    const { EventSelectors } = await hub.send(new GetEventSelectorsCommand({ TrailName: FIRST }));

    expect(trailList).toMatchObject([
      {
        TrailARN: FIRST,
        HomeRegion: "us-east-1",
        IsMultiRegionTrail: true,
        IncludeGlobalServiceEvents: true,
        HasCustomEventSelectors: false,
      },
    ]);
    expect(status).toMatchObject({ IsLogging: true, StartLoggingTime: new Date("2026-11-20T09:00:00Z") });
    expect(EventSelectors).toEqual([ALL_MANAGEMENT]);
  });

  it("show in other Regions as shadows, where they are of all Regions", async () => {
    const { create, hub, namesSeen, there } = await arrange();
    await create(hub, "only-hub");
    await create(there, "only-there");

    expect(await namesSeen(hub)).toEqual(["management-events", "only-hub"]);
    expect(await namesSeen(there)).toEqual(["management-events", "only-there"]);
    expect(await namesSeen(there, { includeShadowTrails: false })).toEqual(["only-there"]);
  });

  it("are found by name in their Region, and by ARN from any", async () => {
    const { create, namesSeen, hub, there } = await arrange();
    const { TrailARN = "" } = await create(there, "only-there");

    expect(await namesSeen(hub, { trailNameList: ["only-there", "nobody"] })).toEqual([]);
    expect(await namesSeen(hub, { trailNameList: [TrailARN] })).toEqual(["only-there"]);
    expect(await namesSeen(there, { trailNameList: ["management-events"] })).toEqual([]);
  });

  it("are listed for all Regions, page by page", async () => {
    const { create, hub, there } = await arrange();
    await create(hub, "zebra");
    await create(there, "only-there");
    const pages: unknown[] = [];

    for await (const { Trails = [] } of paginateListTrails({ client: hub }, {})) {
      pages.push(Trails.map(({ Name, HomeRegion }) => `${Name} in ${HomeRegion}`));
    }

    expect(pages).toEqual([
      ["only-there in eu-west-1", "management-events in us-east-1"],
      ["zebra in us-east-1"],
    ]);
  });

  it("are told apart by account", async () => {
    const { client, create, hub } = await arrange();
    await create(hub, "mine");

    const { trailList } = await new CloudTrailClient(client("444455556666")).send(
      new DescribeTrailsCommand({}),
    );

    expect(trailList?.map(({ TrailARN }) => TrailARN)).toEqual([
      "arn:aws:cloudtrail:us-east-1:444455556666:trail/management-events",
    ]);
  });
});

describe("a new trail", () => {
  it("is of its Region, and logs nothing until it is told to", async () => {
    const { clock, create, there } = await arrange();

    const made = await create(there, "audit", { EnableLogFileValidation: true });
    const before = await there.send(new GetTrailStatusCommand({ Name: "audit" }));
    await clock.advance(60);
    await there.send(new StartLoggingCommand({ Name: "audit" }));
    const after = await there.send(new GetTrailStatusCommand({ Name: "audit" }));

    expect(made).toMatchObject({
      Name: "audit",
      S3BucketName: "logs",
      IsMultiRegionTrail: false,
      IncludeGlobalServiceEvents: true,
      LogFileValidationEnabled: true,
    });
    expect(before.IsLogging).toBe(false);
    expect(after).toMatchObject({ IsLogging: true, StartLoggingTime: new Date("2026-11-20T09:01:00Z") });
  });

  it.each([
    ["a name with blanks", { Name: "my trail" }, "InvalidTrailNameException"],
    ["no bucket", { S3BucketName: "" }, "InvalidS3BucketNameException"],
    [
      "all Regions without global services",
      { IsMultiRegionTrail: true, IncludeGlobalServiceEvents: false },
      "InvalidParameterCombinationException",
    ],
    ["a name that is taken", { Name: "management-events" }, "TrailAlreadyExistsException"],
    ["an organization's trail", { IsOrganizationTrail: true }, "NotImplemented"],
  ])("cannot have %s", async (_what, more, name) => {
    const { create, hub } = await arrange();

    expect(await refusalOf(create(hub, "audit", more))).toMatchObject({ name });
  });

  it("is the fifth of its Region at most", async () => {
    const { create, hub } = await arrange();
    for (const name of ["two", "three", "four", "five"]) {
      await create(hub, `trail-${name}`);
    }

    expect(await refusalOf(create(hub, "trail-six"))).toMatchObject({
      name: "MaximumNumberOfTrailsExceededException",
    });
  });
});

describe("a change of a trail", () => {
  it("stops and starts its logging, keeping both times", async () => {
    const { clock, events, hub, namesSeen } = await arrange();
    await namesSeen(hub);
    await clock.advance(60);

    await hub.send(new StopLoggingCommand({ Name: "management-events" }));
    const stopped = await hub.send(new GetTrailStatusCommand({ Name: FIRST }));

    expect(stopped).toMatchObject({
      IsLogging: false,
      StartLoggingTime: new Date("2026-11-20T09:00:00Z"),
      StopLoggingTime: new Date("2026-11-20T09:01:00Z"),
    });
    expect(events).toMatchObject([
      {
        source: "aws.cloudtrail",
        detail: { eventName: "StopLogging", requestParameters: { name: "management-events" } },
      },
    ]);
  });

  it("replaces its selectors, which are then its own", async () => {
    const { hub } = await arrange();
    const advanced = [{ Name: "all", FieldSelectors: [{ Field: "eventCategory", Equals: ["Management"] }] }];

    const basic = await hub.send(
      new PutEventSelectorsCommand({
        TrailName: FIRST,
        EventSelectors: [{ ReadWriteType: "ReadOnly" }],
      }),
    );
    await hub.send(new PutEventSelectorsCommand({ TrailName: FIRST, AdvancedEventSelectors: advanced }));
    const now = await hub.send(new GetEventSelectorsCommand({ TrailName: FIRST }));
    const { trailList } = await hub.send(new DescribeTrailsCommand({}));

    expect(basic.EventSelectors).toEqual([{ ...ALL_MANAGEMENT, ReadWriteType: "ReadOnly" }]);
    expect(now).toMatchObject({ TrailARN: FIRST, AdvancedEventSelectors: advanced });
    expect(now.EventSelectors).toBeUndefined();
    expect(trailList?.[0]?.HasCustomEventSelectors).toBe(true);
  });

  it.each([
    ["no selectors", {}],
    ["six selectors", { EventSelectors: Array.from({ length: 6 }, () => ({})) }],
    ["both languages", { EventSelectors: [{}], AdvancedEventSelectors: [{ FieldSelectors: [] }] }],
  ])("refuses %s", async (_what, selectors) => {
    const { hub } = await arrange();

    const refusal = await refusalOf(
      hub.send(new PutEventSelectorsCommand({ TrailName: FIRST, ...selectors })),
    );

    expect(refusal).toMatchObject({
      name: "InvalidEventSelectorsException",
      $metadata: { httpStatusCode: 400 },
    });
  });

  it("is made in its home Region only", async () => {
    const { there, hub } = await arrange();

    const refusal = await refusalOf(there.send(new StopLoggingCommand({ Name: FIRST })));

    expect(refusal).toMatchObject({ name: "InvalidHomeRegionException" });
    expect((await hub.send(new GetTrailStatusCommand({ Name: FIRST }))).IsLogging).toBe(true);
  });

  it("can be its end", async () => {
    const { hub, namesSeen } = await arrange();

    await hub.send(new DeleteTrailCommand({ Name: "management-events" }));

    expect(await namesSeen(hub)).toEqual([]);
    expect(await refusalOf(hub.send(new GetTrailStatusCommand({ Name: FIRST })))).toMatchObject({
      name: "TrailNotFoundException",
      message: `Unknown trail: ${FIRST} for the user: 111122223333`,
    });
  });

  it("is refused for what is no ARN of a trail", async () => {
    const { hub } = await arrange();

    const refusal = await refusalOf(hub.send(new GetTrailStatusCommand({ Name: "arn:aws:s3:::logs" })));

    expect(refusal).toMatchObject({ name: "CloudTrailARNInvalidException" });
  });
});
