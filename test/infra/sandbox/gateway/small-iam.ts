import * as client from "@aws-sdk/client-iam";
import type { FakeService, Operation, World } from "../../../../infra/sandbox/gateway/operation.ts";
import { ServiceError } from "../../../../infra/sandbox/gateway/operation.ts";

/** A few operations of IAM, only as much as the tests of what surrounds them need. */
export function smallIam(world: World): FakeService {
  const onRole = (action: string, name = "") => ({
    action: `iam:${action}`,
    resources: [`arn:aws:iam::111122223333:role/${name}`],
  });
  const createServiceLinkedRole: Operation<
    client.CreateServiceLinkedRoleRequest,
    client.CreateServiceLinkedRoleResponse
  > = {
    mutates: true,
    authorization: ({ AWSServiceName = "" }) => ({
      action: "iam:CreateServiceLinkedRole",
      resources: [
        `arn:aws:iam::111122223333:role/aws-service-role/${AWSServiceName}/AWSServiceRoleForIVSRecordToS3`,
      ],
      conditions: { "iam:AWSServiceName": AWSServiceName },
    }),
    answer: ({ AWSServiceName = "" }) => {
      if (AWSServiceName === "nobody.amazonaws.com") {
        throw new ServiceError("InvalidInput", "No such service <nobody> & co.", 400);
      }
      return {
        Role: {
          Path: `/aws-service-role/${AWSServiceName}/`,
          RoleName: "AWSServiceRoleForIVSRecordToS3",
          RoleId: "AROAEXAMPLEROLEID0002",
          Arn: `arn:aws:iam::111122223333:role/aws-service-role/${AWSServiceName}/AWSServiceRoleForIVSRecordToS3`,
          CreateDate: world.now(),
          AssumeRolePolicyDocument: "%7B%7D",
        },
      };
    },
  };
  const getRole: Operation<client.GetRoleRequest, client.GetRoleResponse> = {
    mutates: false,
    authorization: ({ RoleName }) => onRole("GetRole", RoleName),
    answer: ({ RoleName = "" }) => {
      if (RoleName === "broken") {
        throw new TypeError("The fake itself is broken");
      }
      throw new ServiceError("NoSuchEntity", `The role with name ${RoleName} cannot be found.`, 404);
    },
  };
  const listRoles: Operation<client.ListRolesRequest, client.ListRolesResponse> = {
    mutates: false,
    authorization: () => ({ action: "iam:ListRoles", resources: ["*"] }),
    answer: ({ MaxItems }) => ({
      Roles: [
        {
          Path: "/",
          RoleName: `asked-for-${MaxItems}`,
          RoleId: "AROAEXAMPLEROLEID0003",
          Arn: "arn:aws:iam::111122223333:role/a<b>&amp;c",
          CreateDate: new Date("2026-11-20T08:00:00Z"),
        },
      ],
      IsTruncated: false,
    }),
  };
  const tagRole: Operation<client.TagRoleRequest, undefined> = {
    mutates: true,
    authorization: ({ RoleName }) => onRole("TagRole", RoleName),
    answer: ({ Tags = [] }) => {
      world.state<unknown[]>("iam", "111122223333", "us-east-1", () => []).push(Tags);
      return undefined;
    },
  };
  return {
    signingName: "iam",
    eventSource: "iam.amazonaws.com",
    global: true,
    client,
    operations: {
      CreateServiceLinkedRole: createServiceLinkedRole,
      GetRole: getRole,
      ListRoles: listRoles,
      TagRole: tagRole,
    },
  };
}
