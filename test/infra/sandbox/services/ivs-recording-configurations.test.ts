import { GetRoleCommand } from "@aws-sdk/client-iam";
import {
  CreateRecordingConfigurationCommand,
  type CreateRecordingConfigurationRequest,
  GetRecordingConfigurationCommand,
  ListRecordingConfigurationsCommand,
  paginateListRecordingConfigurations,
} from "@aws-sdk/client-ivs";
import { afterEach, describe, expect, it } from "vitest";
import {
  account,
  ivsRefusal,
  type ServicesOptions,
  type StartedServices,
  startServices,
} from "./started-services.ts";

const roleName = "AWSServiceRoleForIVSRecordToS3";

let services: StartedServices;
afterEach(() => services.stop());

const begin = async (ivs: ServicesOptions["ivs"] = {}) => {
  services = await startServices({ ivs });
};
const create = async (region = "eu-west-1", input: Partial<CreateRecordingConfigurationRequest> = {}) => {
  const { recordingConfiguration } = await services.ivs(region).send(
    new CreateRecordingConfigurationCommand({
      destinationConfiguration: { s3: { bucketName: "recordings" } },
      ...input,
    }),
  );
  return recordingConfiguration?.arn ?? "";
};
const read = async (arn: string, region = "eu-west-1") => {
  const { recordingConfiguration } = await services
    .ivs(region)
    .send(new GetRecordingConfigurationCommand({ arn }));
  return recordingConfiguration;
};

describe("CreateRecordingConfiguration", () => {
  it("takes some seconds to be active", async () => {
    await begin();
    const arn = await create();

    const before = await read(arn);
    await services.clock.advance(3);
    const after = await read(arn);

    expect(arn).toMatch(/^arn:aws:ivs:eu-west-1:111122223333:recording-configuration\/[A-Za-z0-9]{12}$/);
    expect([before?.state, after?.state]).toEqual(["CREATING", "ACTIVE"]);
  });

  it("keeps what was given and fills in what AWS fills in", async () => {
    await begin();
    const arn = await create("eu-west-1", {
      name: "talks",
      recordingReconnectWindowSeconds: 60,
      thumbnailConfiguration: { targetIntervalSeconds: 10 },
      tags: { team: "video" },
    });

    expect(await read(arn)).toEqual({
      arn,
      name: "talks",
      destinationConfiguration: { s3: { bucketName: "recordings" } },
      state: "CREATING",
      tags: { team: "video" },
      thumbnailConfiguration: {
        recordingMode: "INTERVAL",
        targetIntervalSeconds: 10,
        storage: ["SEQUENTIAL"],
      },
      recordingReconnectWindowSeconds: 60,
      renditionConfiguration: { renditionSelection: "ALL", renditions: [] },
    });
  });

  it("fails in us-east-1 with a bucket of another Region", async () => {
    await begin({ bucketRegion: () => "eu-west-1" });
    const east = await create("us-east-1");
    const west = await create("eu-west-1");

    await services.clock.advance(3);

    expect((await read(east, "us-east-1"))?.state).toBe("CREATE_FAILED");
    expect((await read(west))?.state).toBe("ACTIVE");
  });

  it("makes the role on behalf of the caller, once for all Regions", async () => {
    await begin();
    await create("eu-west-1");
    await create("us-east-1");

    const { Role } = await services.iam().send(new GetRoleCommand({ RoleName: roleName }));

    expect(Role?.Path).toBe("/aws-service-role/ivs.amazonaws.com/");
    expect(
      services.events.map(({ region, detail }) => [region, detail.eventName, detail.sourceIPAddress]),
    ).toEqual([
      ["us-east-1", "CreateServiceLinkedRole", "ivs.amazonaws.com"],
      ["eu-west-1", "CreateRecordingConfiguration", "127.0.0.1"],
      ["us-east-1", "CreateRecordingConfiguration", "127.0.0.1"],
    ]);
    expect(services.events[0]?.detail.userIdentity).toMatchObject({
      accountId: account,
      invokedBy: "ivs.amazonaws.com",
    });
  });

  it("is refused to a caller who may not create the role, and makes nothing", async () => {
    await begin();
    const roleArn = `arn:aws:iam::${account}:role/producer`;
    services.permissions.putRole({
      arn: roleArn,
      roleId: "AROAPRODUCER000000001",
      path: "/",
      name: "producer",
      trustPolicy: { Version: "2012-10-17", Statement: [] },
      policies: [
        {
          name: "ivs",
          document: {
            Version: "2012-10-17",
            Statement: [{ Effect: "Allow", Action: "ivs:*", Resource: "*" }],
          },
        },
      ],
    });
    const keys = await services.permissions.issueCredentials(roleArn, "test");
    const command = new CreateRecordingConfigurationCommand({
      destinationConfiguration: { s3: { bucketName: "recordings" } },
    });

    await expect(services.ivs("eu-west-1", keys).send(command)).rejects.toEqual(
      ivsRefusal("AccessDeniedException", 403, "Unable to create service linked role"),
    );
    const { recordingConfigurations } = await services
      .ivs("eu-west-1")
      .send(new ListRecordingConfigurationsCommand({}));

    expect(recordingConfigurations).toEqual([]);
  });

  it.each<[string, Partial<CreateRecordingConfigurationRequest>]>([
    [
      "a bucket name that no bucket can have",
      { destinationConfiguration: { s3: { bucketName: "Big_Bucket" } } },
    ],
    ["no destination", { destinationConfiguration: {} }],
    ["a window of more than 300 seconds", { recordingReconnectWindowSeconds: 301 }],
    ["a name with blanks", { name: "my talks" }],
    ["a thumbnail interval of no seconds", { thumbnailConfiguration: { targetIntervalSeconds: 0 } }],
    ["chosen renditions without any", { renditionConfiguration: { renditionSelection: "CUSTOM" } }],
  ])("refuses %s", async (_case, input) => {
    await begin();

    await expect(create("eu-west-1", input)).rejects.toEqual(ivsRefusal("ValidationException", 400));
  });
});

describe("ListRecordingConfigurations", () => {
  it("answers page by page with those of the Region, without their settings", async () => {
    await begin();
    const arns = [await create(), await create(), await create()];
    await create("us-east-1");

    const pages = [];
    for await (const page of paginateListRecordingConfigurations({ client: services.ivs("eu-west-1") }, {})) {
      pages.push(page.recordingConfigurations ?? []);
    }

    expect(pages.map((page) => page.length)).toEqual([2, 1]);
    expect(pages.flat().map(({ arn }) => arn)).toEqual([...arns].sort());
    expect(pages[0]?.[0]).not.toHaveProperty("thumbnailConfiguration");
  });

  it.each([{ maxResults: 0 }, { maxResults: 101 }, { nextToken: "nonsense" }])(
    "refuses %j",
    async (input) => {
      await begin();

      await expect(services.ivs().send(new ListRecordingConfigurationsCommand(input))).rejects.toEqual(
        ivsRefusal("ValidationException", 400),
      );
    },
  );
});
