import {
  CreateServiceLinkedRoleCommand,
  GetRoleCommand,
  ListRolesCommand,
  ListRoleTagsCommand,
  paginateListRoles,
  TagRoleCommand,
  UntagRoleCommand,
} from "@aws-sdk/client-iam";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addRole } from "../../../../infra/sandbox/services/iam-state.ts";
import { account, refusal, type StartedServices, startServices } from "./started-services.ts";

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

describe("ListRoles", () => {
  const addRoles = (count: number) => {
    for (let index = 0; index < count; index += 1) {
      addRole(services.world, { account, name: `role-${String(index).padStart(2, "0")}`, trustPolicy: "{}" });
    }
  };

  it("lists only what is under the path, without tags and last use", async () => {
    addRoles(3);
    await services.iam().send(new TagRoleCommand({ RoleName, Tags: [{ Key: "keep", Value: "yes" }] }));

    const { Roles, IsTruncated } = await services
      .iam()
      .send(new ListRolesCommand({ PathPrefix: "/aws-service-role/" }));

    expect(IsTruncated).toBe(false);
    expect(Roles).toEqual([expect.objectContaining({ RoleName, MaxSessionDuration: 3600 })]);
    expect(Roles?.[0]).not.toHaveProperty("Tags");
    expect(Roles?.[0]).not.toHaveProperty("RoleLastUsed");
  });

  it("answers with five roles at first, and page by page with all of them", async () => {
    addRoles(12);

    const sizes: number[] = [];
    const names: (string | undefined)[] = [];
    for await (const { Roles = [] } of paginateListRoles({ client: services.iam() }, {})) {
      sizes.push(Roles.length);
      names.push(...Roles.map((role) => role.RoleName));
    }

    expect(sizes).toEqual([5, 5, 3]);
    expect(names).toEqual([
      RoleName,
      ...["00", "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11"].map((end) => `role-${end}`),
    ]);
  });

  it("may answer with fewer than asked and say that there are more", async () => {
    addRoles(30);

    const page = await services.iam().send(new ListRolesCommand({ MaxItems: 1000 }));

    expect(page.Roles).toHaveLength(20);
    expect(page.IsTruncated).toBe(true);
  });

  it.each([{ MaxItems: 1001 }, { Marker: "nonsense" }, { PathPrefix: "aws" }])(
    "refuses %j",
    async (input) => {
      await expect(services.iam().send(new ListRolesCommand(input))).rejects.toEqual(
        refusal("ValidationError", 400),
      );
    },
  );
});

describe("tags of roles", () => {
  const tag = (Tags: { Key: string; Value: string }[]) =>
    services.iam().send(new TagRoleCommand({ RoleName, Tags }));

  it("are added, changed, listed page by page and removed", async () => {
    await tag(["a", "b", "c"].map((Key) => ({ Key, Value: "1" })));
    await tag([{ Key: "b", Value: "2" }]);
    await services.iam().send(new UntagRoleCommand({ RoleName, TagKeys: ["a", "never"] }));

    const first = await services.iam().send(new ListRoleTagsCommand({ RoleName, MaxItems: 1 }));
    const second = await services.iam().send(new ListRoleTagsCommand({ RoleName, Marker: first.Marker }));
    const role = await getRole();

    expect([first.Tags, first.IsTruncated]).toEqual([[{ Key: "b", Value: "2" }], true]);
    expect([second.Tags, second.IsTruncated]).toEqual([[{ Key: "c", Value: "1" }], false]);
    expect(role?.Tags).toEqual(
      expect.arrayContaining([
        { Key: "b", Value: "2" },
        { Key: "c", Value: "1" },
      ]),
    );
  });

  it("are at most fifty", async () => {
    await tag(Array.from({ length: 50 }, (_, index) => ({ Key: `key${index}`, Value: "1" })));

    await expect(tag([{ Key: "more", Value: "1" }])).rejects.toEqual(refusal("LimitExceededException", 409));
  });
});
