import {
  CreateRoleCommand,
  CreateServiceLinkedRoleCommand,
  DeleteRoleCommand,
  GetRoleCommand,
  UpdateRoleCommand,
  UpdateRoleDescriptionCommand,
} from "@aws-sdk/client-iam";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addRole } from "../../../../infra/sandbox/services/iam-state.ts";
import { account, refusal, type StartedServices, start, startServices } from "./started-services.ts";

const RoleName = "AWSServiceRoleForMediaTailor";

let services: StartedServices;
beforeEach(async () => {
  services = await startServices();
  await services
    .iam()
    .send(new CreateServiceLinkedRoleCommand({ AWSServiceName: "mediatailor.amazonaws.com" }));
});
afterEach(() => services.stop());

const getRole = async (name = RoleName) => {
  const { Role } = await services.iam().send(new GetRoleCommand({ RoleName: name }));
  return Role;
};

describe("GetRole", () => {
  it("shows everything about a service-linked role", async () => {
    expect(await getRole()).toEqual({
      Path: "/aws-service-role/mediatailor.amazonaws.com/",
      RoleName,
      RoleId: expect.stringMatching(/^AROA/),
      Arn: "arn:aws:iam::111122223333:role/aws-service-role/mediatailor.amazonaws.com/AWSServiceRoleForMediaTailor",
      CreateDate: start,
      AssumeRolePolicyDocument:
        "%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow%22%2C%22Principal%22%3A%7B%22Service%22%3A%22mediatailor.amazonaws.com%22%7D%2C%22Action%22%3A%22sts%3AAssumeRole%22%7D%5D%7D",
      MaxSessionDuration: 3600,
      RoleLastUsed: {},
    });
  });

  it("tells when and where a role was last used", async () => {
    const at = new Date("2026-11-01T00:00:00Z");
    addRole(services.world, {
      account,
      name: "used",
      trustPolicy: "{}",
      lastUsed: { at, region: "eu-west-1" },
    });

    const role = await getRole("used");

    expect(role?.RoleLastUsed).toEqual({ LastUsedDate: at, Region: "eu-west-1" });
  });

  it("does not find what is not there, and refuses what is no name", async () => {
    await expect(getRole("nobody")).rejects.toEqual(
      refusal("NoSuchEntityException", 404, "The role with name nobody cannot be found."),
    );
    await expect(getRole("no/body")).rejects.toEqual(refusal("ValidationError", 400, "roleName"));
  });
});

describe("addRole", () => {
  it("keeps the id and the creation of a role that is there", async () => {
    const first = addRole(services.world, { account, name: "deploy", trustPolicy: '{"a":1}' });
    await services.clock.advance(60);

    const second = addRole(services.world, { account, name: "deploy", trustPolicy: '{"a":2}' });

    expect(second).toEqual({ ...first, trustPolicy: '{"a":2}' });
  });

  it("takes over an id and a creation that are given", async () => {
    addRole(services.world, {
      account,
      name: "AWSServiceRoleForFIS",
      path: "/aws-service-role/fis.amazonaws.com/",
      trustPolicy: "{}",
      id: "AROAEXAMPLEROLEID0003",
      createdAt: new Date("2023-01-23T06:16:26Z"),
    });

    expect(await getRole("AWSServiceRoleForFIS")).toMatchObject({
      RoleId: "AROAEXAMPLEROLEID0003",
      CreateDate: new Date("2023-01-23T06:16:26Z"),
    });
  });
});

describe("UpdateRole", () => {
  it("changes the description of a service-linked role", async () => {
    await services.iam().send(new UpdateRoleCommand({ RoleName, Description: "Kept" }));

    expect((await getRole())?.Description).toBe("Kept");
  });

  it("refuses to change how long sessions of a service-linked role last", async () => {
    await expect(
      services.iam().send(new UpdateRoleCommand({ RoleName, MaxSessionDuration: 7200 })),
    ).rejects.toEqual(refusal("UnmodifiableEntityException", 400, RoleName));
  });

  it("changes how long sessions of an ordinary role last", async () => {
    addRole(services.world, { account, name: "deploy", trustPolicy: "{}" });

    await services.iam().send(new UpdateRoleCommand({ RoleName: "deploy", MaxSessionDuration: 7200 }));

    expect((await getRole("deploy"))?.MaxSessionDuration).toBe(7200);
  });

  it("has an older form that answers with the role", async () => {
    const { Role } = await services
      .iam()
      .send(new UpdateRoleDescriptionCommand({ RoleName, Description: "Old" }));

    expect(Role).toMatchObject({ RoleName, Description: "Old" });
  });
});

describe("ordinary roles", () => {
  const trust = '{"Version":"2012-10-17","Statement":[]}';
  const create = (name: string, Path?: string, document = trust) =>
    services
      .iam()
      .send(
        new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: document, ...(Path && { Path }) }),
      );

  it("are made and deleted", async () => {
    await create("deploy", "/tools/");
    const made = await getRole("deploy");

    await services.iam().send(new DeleteRoleCommand({ RoleName: "deploy" }));

    expect(made?.Arn).toBe("arn:aws:iam::111122223333:role/tools/deploy");
    await expect(getRole("deploy")).rejects.toEqual(refusal("NoSuchEntityException", 404));
  });

  it("are not made twice, under the services' path, or with a policy that is no JSON", async () => {
    await create("deploy");

    await expect(create("deploy")).rejects.toEqual(refusal("EntityAlreadyExistsException", 409));
    await expect(create("sly", "/aws-service-role/ivs.amazonaws.com/")).rejects.toEqual(
      refusal("InvalidInputException", 400),
    );
    await expect(create("bad", "/", "no JSON")).rejects.toEqual(
      refusal("MalformedPolicyDocumentException", 400),
    );
  });

  it("are the only ones that DeleteRole deletes", async () => {
    await expect(services.iam().send(new DeleteRoleCommand({ RoleName }))).rejects.toEqual(
      refusal("UnmodifiableEntityException", 400, RoleName),
    );
  });
});
