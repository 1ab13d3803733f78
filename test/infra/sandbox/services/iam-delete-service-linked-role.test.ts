import {
  CreateServiceLinkedRoleCommand,
  DeleteServiceLinkedRoleCommand,
  GetRoleCommand,
  GetServiceLinkedRoleDeletionStatusCommand,
} from "@aws-sdk/client-iam";
import { CreateIndexCommand } from "@aws-sdk/client-resource-explorer-2";
import { afterEach, describe, expect, it } from "vitest";
import { addRole } from "../../../../infra/sandbox/services/iam-state.ts";
import {
  account,
  refusal,
  type ServicesOptions,
  type StartedServices,
  startServices,
} from "./started-services.ts";

const roleName = "AWSServiceRoleForResourceExplorer";

let services: StartedServices;
afterEach(() => services.stop());

const begin = async (iam: ServicesOptions["iam"] = {}) => {
  services = await startServices({ iam });
};
const createRole = () =>
  services
    .iam()
    .send(new CreateServiceLinkedRoleCommand({ AWSServiceName: "resource-explorer-2.amazonaws.com" }));
const getRole = () => services.iam().send(new GetRoleCommand({ RoleName: roleName }));
const submit = async () => {
  const { DeletionTaskId } = await services
    .iam()
    .send(new DeleteServiceLinkedRoleCommand({ RoleName: roleName }));
  return DeletionTaskId;
};
const status = (DeletionTaskId: string | undefined) =>
  services.iam().send(new GetServiceLinkedRoleDeletionStatusCommand({ DeletionTaskId }));
const createIndex = async (region: string) => {
  const { Arn } = await services.explorer(region).send(new CreateIndexCommand({}));
  return Arn;
};

describe("DeleteServiceLinkedRole", () => {
  it("answers with a task that is named after the role", async () => {
    await begin();
    await createRole();

    expect(await submit()).toMatch(
      /^task\/aws-service-role\/resource-explorer-2\.amazonaws\.com\/AWSServiceRoleForResourceExplorer\/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  it("passes through all states, and the role is there until the last", async () => {
    await begin();
    await createRole();

    const task = await submit();
    const first = await status(task);
    await services.clock.advance(0.3);
    const second = await status(task);
    await services.clock.advance(1.6);
    await expect(getRole()).resolves.toBeDefined();
    await services.clock.advance(0.1);
    const third = await status(task);

    expect([first.Status, second.Status, third.Status]).toEqual(["NOT_STARTED", "IN_PROGRESS", "SUCCEEDED"]);
    await expect(getRole()).rejects.toEqual(refusal("NoSuchEntityException", 404, roleName));
  });

  it("ends by itself when nobody asks", async () => {
    await begin();
    await createRole();
    await submit();

    const { settled } = await services.clock.settle(60);

    expect(settled).toBe(true);
    expect(services.world.state("iam", account, "us-east-1", () => ({ tasks: [] })).tasks).toEqual([
      expect.objectContaining({ outcome: { status: "SUCCEEDED" } }),
    ]);
  });

  it("answers with the earlier task while that has not ended, and with a new one afterwards", async () => {
    await begin();
    await createIndex("us-east-1");

    const first = await submit();
    await services.clock.advance(1);
    const second = await submit();
    await services.clock.advance(1);
    const third = await submit();

    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  it("fails, naming what uses the role in every Region, and leaves the role", async () => {
    await begin();
    const east = await createIndex("us-east-1");
    const west = await createIndex("eu-west-1");

    const task = await submit();
    await services.clock.advance(2);

    expect(await status(task)).toMatchObject({
      Status: "FAILED",
      Reason: {
        Reason:
          "The role AWSServiceRoleForResourceExplorer is in use by other resources and was not deleted.",
        RoleUsageList: [
          { Region: "us-east-1", Resources: [east] },
          { Region: "eu-west-1", Resources: [west] },
        ],
      },
    });
    await expect(getRole()).resolves.toBeDefined();
  });

  it("looks at the moment of the check, not of the submission", async () => {
    await begin();
    await createRole();

    const task = await submit();
    await services.clock.advance(1);
    await createIndex("eu-west-1");
    await services.clock.advance(1);

    expect((await status(task)).Status).toBe("FAILED");
  });

  it("is not moved by what begins to use the role after the check", async () => {
    await begin({ notStartedSeconds: 1, inProgressSeconds: 1 });
    const { Role: before } = await createRole();

    const task = await submit();
    await services.clock.advance(2);
    await createIndex("eu-west-1");
    const { Role: after } = await getRole();

    expect((await status(task)).Status).toBe("SUCCEEDED");
    expect(after?.Arn).toBe(before?.Arn);
    expect(after?.RoleId).not.toBe(before?.RoleId);
  });

  it.each([
    [
      "some",
      {
        Reason: expect.any(String),
        RoleUsageList: [{ Region: "us-east-1", Resources: [expect.any(String)] }],
      },
    ],
    ["none", undefined],
  ] as const)("reports %s of the usages where the service reports no more", async (usageReport, reason) => {
    await begin({ usageReport });
    await createIndex("us-east-1");
    await createIndex("eu-west-1");

    const task = await submit();
    await services.clock.advance(2);
    const { Status, Reason } = await status(task);

    expect({ Status, Reason }).toEqual({ Status: "FAILED", Reason: reason });
  });

  it("can name another Region than the ARNs do", async () => {
    await begin({ usageRegion: "elsewhere" });
    const arn = await createIndex("eu-west-1");

    const task = await submit();
    await services.clock.advance(2);
    const { Reason } = await status(task);

    expect(Reason?.RoleUsageList).toEqual([{ Region: "us-east-1", Resources: [arn] }]);
  });

  it("refuses a role that is not there, and one that is not service-linked", async () => {
    await begin();
    addRole(services.world, { account, name: "deploy", trustPolicy: "{}" });

    await expect(submit()).rejects.toEqual(refusal("NoSuchEntityException", 404, roleName));
    await expect(
      services.iam().send(new DeleteServiceLinkedRoleCommand({ RoleName: "deploy" })),
    ).rejects.toEqual(refusal("InvalidInputException", 400, "deploy"));
  });

  it("is told with the role's name and the task", async () => {
    await begin();
    await createRole();

    const task = await submit();

    expect(services.events.map(({ region, detail }) => ({ region, ...detail }))).toContainEqual(
      expect.objectContaining({
        region: "us-east-1",
        eventName: "DeleteServiceLinkedRole",
        requestParameters: { roleName },
        responseElements: { deletionTaskId: task },
      }),
    );
  });
});

describe("GetServiceLinkedRoleDeletionStatus", () => {
  it("does not find a task that readers cannot see yet", async () => {
    await begin({ taskHiddenSeconds: 1 });
    await createRole();
    const task = await submit();

    await expect(status(task)).rejects.toEqual(refusal("NoSuchEntityException", 404));
    await services.clock.advance(1);

    expect((await status(task)).Status).toBe("IN_PROGRESS");
  });

  it("does not find a task whose record is no longer kept", async () => {
    await begin({ taskKeptSeconds: 5 });
    await createRole();
    const task = await submit();

    await services.clock.advance(7);
    expect((await status(task)).Status).toBe("SUCCEEDED");
    await services.clock.advance(1);

    await expect(status(task)).rejects.toEqual(refusal("NoSuchEntityException", 404));
  });

  it("refuses what is not the id of a task", async () => {
    await begin();

    await expect(status("nonsense")).rejects.toEqual(refusal("InvalidInputException", 400, "nonsense"));
  });

  it("does not find a task that nobody submitted", async () => {
    await begin();

    await expect(
      status("task/aws-service-role/ivs.amazonaws.com/AWSServiceRoleForIVSRecordToS3/0"),
    ).rejects.toEqual(refusal("NoSuchEntityException", 404));
  });
});
