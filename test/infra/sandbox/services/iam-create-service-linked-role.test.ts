import { CreateServiceLinkedRoleCommand, GetRoleCommand } from "@aws-sdk/client-iam";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { refusal, type StartedServices, start, startServices } from "./started-services.ts";

let services: StartedServices;
beforeEach(async () => {
  services = await startServices();
});
afterEach(() => services.stop());

const create = (input: { AWSServiceName: string; Description?: string; CustomSuffix?: string }) =>
  services.iam().send(new CreateServiceLinkedRoleCommand(input));

describe("CreateServiceLinkedRole", () => {
  it("makes the role that belongs to the principal", async () => {
    const { Role } = await create({ AWSServiceName: "ivs.amazonaws.com" });

    expect(Role).toEqual({
      Path: "/aws-service-role/ivs.amazonaws.com/",
      RoleName: "AWSServiceRoleForIVSRecordToS3",
      RoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}$/),
      Arn: "arn:aws:iam::111122223333:role/aws-service-role/ivs.amazonaws.com/AWSServiceRoleForIVSRecordToS3",
      CreateDate: start,
      AssumeRolePolicyDocument:
        "%7B%22Version%22%3A%20%222012-10-17%22%2C%20%22Statement%22%3A%20%5B%7B%22Action%22%3A%20%5B%22sts%3AAssumeRole%22%5D%2C%20%22Effect%22%3A%20%22Allow%22%2C%20%22Principal%22%3A%20%7B%22Service%22%3A%20%5B%22ivs.amazonaws.com%22%5D%7D%7D%5D%7D",
    });
  });

  it("refuses a second role of the same name", async () => {
    await create({ AWSServiceName: "ivs.amazonaws.com" });

    await expect(create({ AWSServiceName: "ivs.amazonaws.com" })).rejects.toEqual(
      refusal(
        "InvalidInputException",
        400,
        "Service role name AWSServiceRoleForIVSRecordToS3 has been taken in this account, please try a different suffix.",
      ),
    );
  });

  it("refuses a principal that it does not know", async () => {
    await expect(create({ AWSServiceName: "nobody.amazonaws.com" })).rejects.toEqual(
      refusal("InvalidInputException", 400, "nobody.amazonaws.com"),
    );
  });

  it("refuses a suffix where the service has none", async () => {
    await expect(create({ AWSServiceName: "ivs.amazonaws.com", CustomSuffix: "mine" })).rejects.toEqual(
      refusal("InvalidInputException", 400, "Custom suffix is not allowed for ivs.amazonaws.com"),
    );
  });

  it("adds the suffix to the name where the service allows one", async () => {
    const { Role } = await create({ AWSServiceName: "autoscaling.amazonaws.com", CustomSuffix: "mine" });

    expect(Role?.RoleName).toBe("AWSServiceRoleForAutoScaling_mine");
  });

  it("keeps a description, and has none when none was given", async () => {
    await create({ AWSServiceName: "ivs.amazonaws.com", Description: "Records" });
    await create({ AWSServiceName: "mediatailor.amazonaws.com" });

    const described = await services
      .iam()
      .send(new GetRoleCommand({ RoleName: "AWSServiceRoleForIVSRecordToS3" }));
    const bare = await services.iam().send(new GetRoleCommand({ RoleName: "AWSServiceRoleForMediaTailor" }));

    expect(described.Role?.Description).toBe("Records");
    expect(bare.Role).not.toHaveProperty("Description");
  });

  it("refuses a description of more than a thousand characters", async () => {
    await expect(
      create({ AWSServiceName: "ivs.amazonaws.com", Description: "x".repeat(1001) }),
    ).rejects.toEqual(refusal("ValidationError", 400, "description"));
  });

  it("is told in us-east-1 in the shape that was recorded", async () => {
    const { Role } = await create({ AWSServiceName: "ivs.amazonaws.com" });

    expect(services.events.map(({ region, detail }) => ({ region, ...detail }))).toEqual([
      expect.objectContaining({
        region: "us-east-1",
        eventName: "CreateServiceLinkedRole",
        eventSource: "iam.amazonaws.com",
        requestParameters: { aWSServiceName: "ivs.amazonaws.com" },
        responseElements: {
          role: {
            path: "/aws-service-role/ivs.amazonaws.com/",
            roleName: "AWSServiceRoleForIVSRecordToS3",
            roleId: Role?.RoleId,
            arn: "arn:aws:iam::111122223333:role/aws-service-role/ivs.amazonaws.com/AWSServiceRoleForIVSRecordToS3",
            createDate: "Nov 20, 2026, 9:00:00 AM",
            assumeRolePolicyDocument: Role?.AssumeRolePolicyDocument,
          },
        },
      }),
    ]);
  });
});
