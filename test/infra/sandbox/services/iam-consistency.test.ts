import {
  CreateServiceLinkedRoleCommand,
  DeleteServiceLinkedRoleCommand,
  GetRoleCommand,
  ListRolesCommand,
} from "@aws-sdk/client-iam";
import { afterEach, describe, expect, it } from "vitest";
import { refusal, type ServicesOptions, type StartedServices, startServices } from "./started-services.ts";

const RoleName = "AWSServiceRoleForIVSRecordToS3";

let services: StartedServices;
afterEach(() => services.stop());

const begin = async (iam: NonNullable<ServicesOptions["iam"]>) => {
  services = await startServices({ iam });
};
const create = async () => {
  const { Role } = await services
    .iam()
    .send(new CreateServiceLinkedRoleCommand({ AWSServiceName: "ivs.amazonaws.com" }));
  return Role?.RoleId;
};
const seenId = async () => {
  const { Role } = await services.iam().send(new GetRoleCommand({ RoleName }));
  return Role?.RoleId;
};
const listedIds = async () => {
  const { Roles = [] } = await services.iam().send(new ListRolesCommand({}));
  return Roles.map((role) => role.RoleId);
};

describe("reads of IAM with a lag", () => {
  it("do not show a new role until the lag has passed", async () => {
    await begin({ staleSeconds: 5 });
    const id = await create();

    await expect(seenId()).rejects.toEqual(refusal("NoSuchEntityException", 404));
    expect(await listedIds()).toEqual([]);
    await services.clock.advance(5);

    expect(await seenId()).toBe(id);
    expect(await listedIds()).toEqual([id]);
  });

  it("show a deleted role until the lag has passed", async () => {
    await begin({ staleSeconds: 5, notStartedSeconds: 0, inProgressSeconds: 10 });
    const id = await create();
    await services.iam().send(new DeleteServiceLinkedRoleCommand({ RoleName }));

    await services.clock.advance(14);
    expect(await seenId()).toBe(id);
    await services.clock.advance(1);

    await expect(seenId()).rejects.toEqual(refusal("NoSuchEntityException", 404));
  });

  it("do not keep changes from seeing what is", async () => {
    await begin({ staleSeconds: 5, notStartedSeconds: 0, inProgressSeconds: 1 });
    await create();
    await expect(create()).rejects.toEqual(refusal("InvalidInputException", 400, "has been taken"));

    await services.iam().send(new DeleteServiceLinkedRoleCommand({ RoleName }));
    await services.clock.advance(1);

    await expect(services.iam().send(new DeleteServiceLinkedRoleCommand({ RoleName }))).rejects.toEqual(
      refusal("NoSuchEntityException", 404),
    );
    await expect(create()).resolves.toBeDefined();
  });

  it("show some readers the new and some the old, where chance decides", async () => {
    await begin({ staleSeconds: 5, staleReads: "some" });
    const id = await create();

    const seen = new Set<string | undefined>();
    for (let reader = 0; reader < 20; reader += 1) {
      const [listed] = await listedIds();
      seen.add(listed);
    }

    expect(seen).toEqual(new Set([id, undefined]));
  });
});
