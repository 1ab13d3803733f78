import {
  CreateVoiceConnectorCommand,
  type CreateVoiceConnectorRequest,
  DeleteVoiceConnectorCommand,
  DeleteVoiceConnectorStreamingConfigurationCommand,
  GetVoiceConnectorCommand,
  ListVoiceConnectorsCommand,
  PutVoiceConnectorStreamingConfigurationCommand,
  paginateListVoiceConnectors,
} from "@aws-sdk/client-chime-sdk-voice";
import { afterEach, describe, expect, it } from "vitest";
import {
  account,
  refusal,
  type ServicesOptions,
  type StartedServices,
  start,
  startServices,
} from "./started-services.ts";

let services: StartedServices;
afterEach(() => services.stop());

const begin = async (chime: ServicesOptions["chime"] = {}) => {
  services = await startServices({ chime, regions: ["us-east-1", "eu-west-1", "eu-north-1"] });
};
const create = async (input: Partial<CreateVoiceConnectorRequest> = {}, region = "us-east-1") => {
  const { VoiceConnector } = await services
    .chimeVoice(region)
    .send(new CreateVoiceConnectorCommand({ Name: "desk", RequireEncryption: true, ...input }));
  return VoiceConnector?.VoiceConnectorId ?? "";
};
const get = async (VoiceConnectorId: string, region = "us-east-1") => {
  const { VoiceConnector } = await services
    .chimeVoice(region)
    .send(new GetVoiceConnectorCommand({ VoiceConnectorId }));
  return VoiceConnector;
};
const remove = (VoiceConnectorId: string, region = "us-east-1") =>
  services.chimeVoice(region).send(new DeleteVoiceConnectorCommand({ VoiceConnectorId }));
const stream = (VoiceConnectorId: string, region = "us-east-1") =>
  services.chimeVoice(region).send(
    new PutVoiceConnectorStreamingConfigurationCommand({
      VoiceConnectorId,
      StreamingConfiguration: { DataRetentionInHours: 24, Disabled: false },
    }),
  );
const list = async (region = "us-east-1") => {
  const pages = [];
  for await (const { VoiceConnectors = [] } of paginateListVoiceConnectors(
    { client: services.chimeVoice(region) },
    {},
  )) {
    pages.push(VoiceConnectors.map(({ Name, AwsRegion }) => [Name, AwsRegion]));
  }
  return pages;
};

describe("Voice Connectors", () => {
  it("are made and read", async () => {
    await begin();

    const id = await create({
      AwsRegion: "us-east-1",
      IntegrationType: "CONNECT_ANALYTICS_CONNECTOR",
      NetworkType: "DUAL_STACK",
      Tags: [{ Key: "team", Value: "voice" }],
    });

    expect(id).toMatch(/^[a-z0-9]{22}$/);
    expect(await get(id)).toEqual({
      VoiceConnectorId: id,
      VoiceConnectorArn: `arn:aws:chime:us-east-1:111122223333:vc/${id}`,
      AwsRegion: "us-east-1",
      Name: "desk",
      OutboundHostName: `${id}.voiceconnector.chime.aws`,
      RequireEncryption: true,
      IntegrationType: "CONNECT_ANALYTICS_CONNECTOR",
      NetworkType: "DUAL_STACK",
      CreatedTimestamp: start,
      UpdatedTimestamp: start,
    });
    expect(services.events.at(-1)?.detail).toMatchObject({
      eventName: "CreateVoiceConnector",
      requestParameters: { name: "desk", awsRegion: "us-east-1" },
    });
  });

  it("are made in the Region that they name, and in us-east-1 if they name none", async () => {
    await begin();

    const named = await create({ AwsRegion: "eu-west-1" });
    const unnamed = await create({}, "eu-west-1");

    expect(await get(named, "eu-west-1")).toMatchObject({
      AwsRegion: "eu-west-1",
      VoiceConnectorArn: `arn:aws:chime:eu-west-1:111122223333:vc/${named}`,
    });
    expect(await get(unnamed, "us-east-1")).toMatchObject({ AwsRegion: "us-east-1" });
  });

  it.each([
    { Name: "" },
    { Name: "desk!" },
    { Name: "x".repeat(257) },
    { AwsRegion: "us-west-2" as const },
    { Tags: [{ Key: "x".repeat(129), Value: "" }] },
  ])("are not made of %j", async (input) => {
    await begin();

    await expect(create(input)).rejects.toEqual(refusal("BadRequestException", 400));
  });

  it("are deleted with their streaming", async () => {
    await begin();
    const id = await create();
    await stream(id);

    const { $metadata } = await remove(id);

    expect($metadata.httpStatusCode).toBe(204);
    await expect(get(id)).rejects.toEqual(refusal("NotFoundException", 404, id));
    await expect(remove(id)).rejects.toEqual(refusal("NotFoundException", 404, id));
    expect(services.world.usagesOf(account, "AWSServiceRoleForAmazonChimeVoiceConnector")).toEqual([]);
  });
});

describe("ListVoiceConnectors", () => {
  const fill = async () => {
    for (const Name of ["a", "b", "c"]) {
      await create({ Name });
    }
    await create({ Name: "d", AwsRegion: "eu-west-1" });
  };

  it("shows those of its own Region page by page", async () => {
    await begin();
    await fill();

    const pages = await list();

    expect(pages.map(({ length }) => length)).toEqual([2, 1]);
    expect(pages.flat().sort()).toEqual([
      ["a", "us-east-1"],
      ["b", "us-east-1"],
      ["c", "us-east-1"],
    ]);
    expect(await list("eu-west-1")).toEqual([[["d", "eu-west-1"]]]);
  });

  it.each(["us-east-1", "eu-west-1"])("can show those of all Regions in %s", async (region) => {
    await begin({ listsWholeAccount: true });
    await fill();

    const pages = await list(region);

    expect(pages.map(({ length }) => length)).toEqual([2, 2]);
    expect(pages.flat().sort()).toEqual([
      ["a", "us-east-1"],
      ["b", "us-east-1"],
      ["c", "us-east-1"],
      ["d", "eu-west-1"],
    ]);
  });

  it("shows what only its own Region can read, change and delete", async () => {
    await begin({ listsWholeAccount: true });
    const id = await create({ AwsRegion: "eu-west-1" });
    const missing = refusal("NotFoundException", 404, id);

    await expect(get(id)).rejects.toEqual(missing);
    await expect(stream(id)).rejects.toEqual(missing);
    await expect(
      services
        .chimeVoice()
        .send(new DeleteVoiceConnectorStreamingConfigurationCommand({ VoiceConnectorId: id })),
    ).rejects.toEqual(missing);
    await expect(remove(id)).rejects.toEqual(missing);
    await expect(stream(id, "eu-west-1")).resolves.toBeDefined();
    await expect(remove(id, "eu-west-1")).resolves.toBeDefined();
  });

  it.each([{ MaxResults: 0 }, { MaxResults: 101 }, { NextToken: "x" }])("refuses %j", async (input) => {
    await begin();

    await expect(services.chimeVoice().send(new ListVoiceConnectorsCommand(input))).rejects.toEqual(
      refusal("BadRequestException", 400),
    );
  });

  it("is refused in Regions without voice", async () => {
    await begin();

    await expect(list("eu-north-1")).rejects.toEqual(refusal("ForbiddenException", 403, "eu-north-1"));
  });
});
