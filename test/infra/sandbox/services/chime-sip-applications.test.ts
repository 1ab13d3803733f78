import {
  CreateSipMediaApplicationCommand,
  type CreateSipMediaApplicationRequest,
  DeleteSipMediaApplicationCommand,
  GetSipMediaApplicationCommand,
  paginateListSipMediaApplications,
  UpdateSipMediaApplicationCommand,
  type UpdateSipMediaApplicationRequest,
} from "@aws-sdk/client-chime-sdk-voice";
import {
  DeleteServiceLinkedRoleCommand,
  GetRoleCommand,
  GetServiceLinkedRoleDeletionStatusCommand,
} from "@aws-sdk/client-iam";
import { afterEach, describe, expect, it } from "vitest";
import {
  account,
  refusal,
  type ServicesOptions,
  type StartedServices,
  start,
  startServices,
} from "./started-services.ts";

const roleName = "AWSServiceRoleForAmazonChimeVoiceConnector";

let services: StartedServices;
afterEach(() => services.stop());

const begin = async (chime: ServicesOptions["chime"] = {}) => {
  services = await startServices({ chime });
};
const functionIn = (region: string, name = "answer") => ({
  LambdaArn: `arn:aws:lambda:${region}:111122223333:function:${name}`,
});
const create = async (input: Partial<CreateSipMediaApplicationRequest> = {}) => {
  const region = input.AwsRegion ?? "us-east-1";
  const { SipMediaApplication } = await services.chimeVoice().send(
    new CreateSipMediaApplicationCommand({
      AwsRegion: region,
      Name: "hotline",
      Endpoints: [functionIn(region)],
      ...input,
    }),
  );
  return SipMediaApplication?.SipMediaApplicationId ?? "";
};
const get = async (SipMediaApplicationId: string, region = "us-east-1") => {
  const { SipMediaApplication } = await services
    .chimeVoice(region)
    .send(new GetSipMediaApplicationCommand({ SipMediaApplicationId }));
  return SipMediaApplication;
};
const update = (SipMediaApplicationId: string, input: Partial<UpdateSipMediaApplicationRequest>) =>
  services.chimeVoice().send(new UpdateSipMediaApplicationCommand({ SipMediaApplicationId, ...input }));
const remove = (SipMediaApplicationId: string, region = "us-east-1") =>
  services.chimeVoice(region).send(new DeleteSipMediaApplicationCommand({ SipMediaApplicationId }));
const list = async (region = "us-east-1") => {
  const pages = [];
  for await (const { SipMediaApplications = [] } of paginateListSipMediaApplications(
    { client: services.chimeVoice(region) },
    {},
  )) {
    pages.push(SipMediaApplications.map(({ Name, AwsRegion }) => [Name, AwsRegion]));
  }
  return pages;
};
const hasRole = async () => {
  const found = services.iam().send(new GetRoleCommand({ RoleName: roleName }));
  return found.then(
    () => true,
    (error: Error) => (error.name === "NoSuchEntityException" ? false : Promise.reject(error)),
  );
};
const deleteRole = async () => {
  const { DeletionTaskId } = await services
    .iam()
    .send(new DeleteServiceLinkedRoleCommand({ RoleName: roleName }));
  await services.clock.advance(60);
  const { Status, Reason } = await services
    .iam()
    .send(new GetServiceLinkedRoleDeletionStatusCommand({ DeletionTaskId }));
  return { Status, usages: Reason?.RoleUsageList };
};

describe("SIP media applications", () => {
  it("are made and read, and make the role", async () => {
    await begin();

    const id = await create({ Tags: [{ Key: "team", Value: "voice" }] });

    expect(await get(id)).toEqual({
      SipMediaApplicationId: id,
      SipMediaApplicationArn: `arn:aws:chime:us-east-1:111122223333:sma/${id}`,
      AwsRegion: "us-east-1",
      Name: "hotline",
      Endpoints: [functionIn("us-east-1")],
      CreatedTimestamp: start,
      UpdatedTimestamp: start,
    });
    expect(await hasRole()).toBe(true);
    expect(services.events.map(({ detail }) => detail)).toMatchObject([
      {
        eventName: "CreateServiceLinkedRole",
        userIdentity: { invokedBy: "voiceconnector.chime.amazonaws.com" },
      },
      {
        eventName: "CreateSipMediaApplication",
        requestParameters: {
          name: "hotline",
          endpoints: [{ lambdaArn: "HIDDEN_DUE_TO_SECURITY_REASONS" }],
        },
      },
    ]);
  });

  it.each([
    { Name: "" },
    { Name: "hot/line" },
    { AwsRegion: "eu-north-1" },
    { Endpoints: [] },
    { Endpoints: [functionIn("us-east-1"), functionIn("us-east-1", "other")] },
    { Endpoints: [functionIn("eu-west-1")] },
    { Endpoints: [{ LambdaArn: "answer" }] },
  ])("are not made of %j", async (input) => {
    await begin();

    await expect(create(input)).rejects.toEqual(refusal("BadRequestException", 400));
    expect(await hasRole()).toBe(false);
  });

  it("are changed in what is given, and make the role again", async () => {
    await begin({ sipApplicationsUseRole: false });
    const id = await create();
    await deleteRole();
    const without = await hasRole();

    await update(id, { Name: "desk" });
    await update(id, { Endpoints: [functionIn("us-east-1", "other")] });

    expect(without).toBe(false);
    expect(await hasRole()).toBe(true);
    expect(await get(id)).toMatchObject({
      Name: "desk",
      Endpoints: [functionIn("us-east-1", "other")],
      CreatedTimestamp: start,
      UpdatedTimestamp: new Date("2026-11-20T09:01:00Z"),
    });
    await expect(update(id, { Name: "" })).rejects.toEqual(refusal("BadRequestException", 400));
    await expect(update("nobody", {})).rejects.toEqual(refusal("NotFoundException", 404, "nobody"));
  });

  it("are deleted in their own Region", async () => {
    await begin();
    const id = await create({ AwsRegion: "eu-west-1" });

    await expect(remove(id)).rejects.toEqual(refusal("NotFoundException", 404, id));
    const { $metadata } = await remove(id, "eu-west-1");

    expect($metadata.httpStatusCode).toBe(204);
    await expect(get(id, "eu-west-1")).rejects.toEqual(refusal("NotFoundException", 404, id));
    expect(services.world.usagesOf(account, roleName)).toEqual([]);
  });

  it("are listed page by page, each Region for itself", async () => {
    await begin();
    for (const Name of ["a", "b", "c"]) {
      await create({ Name });
    }
    await create({ Name: "d", AwsRegion: "eu-west-1" });

    const pages = await list();

    expect(pages.map(({ length }) => length)).toEqual([2, 1]);
    expect(pages.flat().sort()).toEqual([
      ["a", "us-east-1"],
      ["b", "us-east-1"],
      ["c", "us-east-1"],
    ]);
    expect(await list("eu-west-1")).toEqual([[["d", "eu-west-1"]]]);
  });

  it("can be listed for all Regions at once", async () => {
    await begin({ listsWholeAccount: true });
    await create({ Name: "a" });
    await create({ Name: "b", AwsRegion: "eu-west-1" });

    const here = await list();

    expect(here.flat().sort()).toEqual([
      ["a", "us-east-1"],
      ["b", "eu-west-1"],
    ]);
    expect(await list("eu-west-1")).toEqual(here);
  });
});

describe("the voice role", () => {
  it("cannot be deleted while a SIP media application uses it", async () => {
    await begin();
    const id = await create({ AwsRegion: "eu-west-1" });

    expect(await deleteRole()).toEqual({
      Status: "FAILED",
      usages: [{ Region: "eu-west-1", Resources: [`arn:aws:chime:eu-west-1:111122223333:sma/${id}`] }],
    });
  });

  it("can be deleted while there are SIP media applications if they do not count", async () => {
    await begin({ sipApplicationsUseRole: false });
    await create();

    expect(await deleteRole()).toEqual({ Status: "SUCCEEDED", usages: undefined });
    expect(await hasRole()).toBe(false);
  });
});
