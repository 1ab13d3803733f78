import { CreateServiceLinkedRoleCommand, GetRoleCommand } from "@aws-sdk/client-iam";
import { describe, expect, it } from "vitest";
import { ResourceBusyError } from "../../../functions/core/errors.ts";
import { roleMaker } from "../../../functions/services/role-maker.ts";
import { startSandbox } from "./started-sandbox.ts";

const principal = "ivs.amazonaws.com";
const roleName = "AWSServiceRoleForIVSRecordToS3";

async function arrange() {
  const sandbox = await startSandbox();
  const client = await sandbox.iam();
  const shown = async (name: string) => (await client.send(new GetRoleCommand({ RoleName: name }))).Role;
  const fail = (code: string, status: number, message: string) =>
    sandbox.gateway.faults.set([{ service: "iam", operation: "*", error: { code, status, message } }]);
  return { ...sandbox, client, roles: roleMaker(sandbox.iam), shown, fail };
}

describe("roleMaker", () => {
  it("makes the role of a service, with its description", async () => {
    const { roles, shown } = await arrange();

    const made = await roles.create({ principal, description: "Made by the media team" });

    expect(made).toBe(roleName);
    expect(await shown(roleName)).toMatchObject({
      Path: "/aws-service-role/ivs.amazonaws.com/",
      Description: "Made by the media team",
    });
  });

  it("gives no description to a role that had none", async () => {
    const { roles, shown } = await arrange();

    await roles.create({ principal, description: null });

    expect(await shown(roleName)).not.toHaveProperty("Description");
  });

  it("makes a role with a suffix, and answers the name that IAM gave it", async () => {
    const { roles, shown } = await arrange();
    const autoscaling = "autoscaling.amazonaws.com";

    const made = await roles.create({ principal: autoscaling, description: null, customSuffix: "team" });

    expect(made).toBe("AWSServiceRoleForAutoScaling_team");
    expect(await shown("AWSServiceRoleForAutoScaling_team")).toMatchObject({ RoleName: made });
  });

  it("asks to be tried again, keeping the cause, while IAM still has a role of that name", async () => {
    const { roles, client } = await arrange();
    await client.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: principal }));

    const error = await roles.create({ principal, description: null }).catch((thrown: unknown) => thrown);

    expect(error).toBeInstanceOf(ResourceBusyError);
    expect(error).toMatchObject({
      message: "IAM still has the role of ivs.amazonaws.com",
      cause: expect.objectContaining({ $metadata: expect.objectContaining({ httpStatusCode: 400 }) }),
    });
  });

  it.each([
    ["which IAM knows no role of", { principal: "nobody.amazonaws.com", description: null }],
    ["which takes no suffix", { principal, description: null, customSuffix: "team" }],
  ])("passes IAM's refusal on of a service %s: trying again cannot help", async (_what, role) => {
    const { roles } = await arrange();

    await expect(roles.create(role)).rejects.toMatchObject({ Code: "InvalidInput" });
  });

  it("takes no other error for a name that is taken, whatever it says", async () => {
    const { roles, fail } = await arrange();
    fail("AccessDenied", 403, "the name has been taken");

    await expect(roles.create({ principal, description: null })).rejects.toMatchObject({
      Code: "AccessDenied",
    });
  });

  it("describes and tags a role that is there, and leaves its other tags", async () => {
    const { roles, shown } = await arrange();
    await roles.create({ principal, description: "bare" });
    await roles.tag(roleName, { owner: "somebody" });

    await roles.describe(roleName, "Made by the media team");
    await roles.tag(roleName, { team: "streaming", tier: "1" });

    const role = await shown(roleName);
    expect(role?.Description).toBe("Made by the media team");
    expect(role?.Tags).toEqual(
      expect.arrayContaining([
        { Key: "owner", Value: "somebody" },
        { Key: "team", Value: "streaming" },
        { Key: "tier", Value: "1" },
      ]),
    );
  });

  it("asks to be tried again, keeping the cause, while IAM does not show the role: it may be new", async () => {
    const { roles } = await arrange();
    const notShown = expect.objectContaining({
      name: "ResourceBusyError",
      message: "IAM does not show AWSServiceRoleForIVSRecordToS3 just now",
      cause: expect.objectContaining({ Code: "NoSuchEntity" }),
    });

    await expect(roles.describe(roleName, "x")).rejects.toEqual(notShown);
    await expect(roles.tag(roleName, { a: "b" })).rejects.toEqual(notShown);
  });

  it.each([
    ["Throttling", 400],
    ["AccessDenied", 403],
    ["ServiceFailure", 500],
  ])("passes %s on as the SDK throws it", async (code, status) => {
    const { roles, fail } = await arrange();
    fail(code, status, "no");
    const asThrown = expect.objectContaining({ Code: code });

    await expect(roles.create({ principal, description: null })).rejects.toEqual(asThrown);
    await expect(roles.describe(roleName, "x")).rejects.toEqual(asThrown);
    await expect(roles.tag(roleName, { a: "b" })).rejects.toEqual(asThrown);
  });

  it("refuses an answer in which the new role has no name", async () => {
    const { roles, gateway } = await arrange();
    gateway.faults.set([{ service: "iam", operation: "CreateServiceLinkedRole", answer: {} }]);

    await expect(roles.create({ principal, description: null })).rejects.toMatchObject({
      name: "UnexpectedAnswerError",
    });
  });
});
