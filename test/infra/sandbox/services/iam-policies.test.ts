import {
  CreateRoleCommand,
  CreateServiceLinkedRoleCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
} from "@aws-sdk/client-iam";
import { describe, expect, it } from "vitest";
import { iamService } from "../../../../infra/sandbox/services/iam.ts";
import { knownDocuments } from "../../../../infra/sandbox/services/iam-managed-documents.ts";
import { managedPolicies } from "../../../../infra/sandbox/services/iam-managed-policies.ts";
import { linkedRoles } from "../../../../infra/sandbox/services/iam-service-principals.ts";
import { addRole } from "../../../../infra/sandbox/services/iam-state.ts";
import { arrangeGateway, refusalOf, roleWith } from "../gateway/arranged-gateway.ts";

const PREFIX = "arn:aws:iam::aws:policy/aws-service-role/";

async function arrange(...principals: readonly string[]) {
  const arranged = await arrangeGateway(({ world, permissions }) => [iamService(world, {}, permissions)]);
  const iam = new IAMClient(arranged.client());
  for (const AWSServiceName of principals) {
    await iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName }));
  }
  return {
    ...arranged,
    iam,
    attachedTo: async (RoleName: string, PathPrefix?: string) =>
      (
        await iam.send(
          new ListAttachedRolePoliciesCommand({
            RoleName,
            ...(PathPrefix === undefined ? {} : { PathPrefix }),
          }),
        )
      ).AttachedPolicies,
    inlineOf: async (RoleName: string) =>
      (await iam.send(new ListRolePoliciesCommand({ RoleName }))).PolicyNames,
    documentOf: async (name: string, VersionId: string) => {
      const command = new GetPolicyVersionCommand({ PolicyArn: `${PREFIX}${name}`, VersionId });
      const { PolicyVersion } = await iam.send(command);
      return JSON.parse(decodeURIComponent(PolicyVersion?.Document ?? ""));
    },
  };
}

describe("the policies of a service-linked role", () => {
  it("are the one that its service has attached, and none inline", async () => {
    const { attachedTo, inlineOf } = await arrange("ivs.amazonaws.com");

    expect(await attachedTo("AWSServiceRoleForIVSRecordToS3")).toEqual([
      { PolicyName: "IVSRecordToS3", PolicyArn: `${PREFIX}IVSRecordToS3` },
    ]);
    expect(await inlineOf("AWSServiceRoleForIVSRecordToS3")).toEqual([]);
  });

  it("are none where no source names one", async () => {
    const { attachedTo } = await arrange("chime.amazonaws.com");

    expect(await attachedTo("AmazonChimeServiceChatStreamingAccess")).toEqual([]);
  });

  it("are found under their path only", async () => {
    const { attachedTo } = await arrange("ivs.amazonaws.com");

    expect(await attachedTo("AWSServiceRoleForIVSRecordToS3", "/aws-service-role/")).toHaveLength(1);
    expect(await attachedTo("AWSServiceRoleForIVSRecordToS3", "/tools/")).toEqual([]);
  });

  it("follow from the owner, whatever suffix the role's name has", async () => {
    const { attachedTo, iam } = await arrange();
    const command = { AWSServiceName: "autoscaling.amazonaws.com", CustomSuffix: "blue" };
    await iam.send(new CreateServiceLinkedRoleCommand(command));

    expect(await attachedTo("AWSServiceRoleForAutoScaling_blue")).toMatchObject([
      { PolicyName: "AutoScalingServiceRolePolicy" },
    ]);
  });

  it("are named for owners that this IAM knows", () => {
    expect(Object.keys(managedPolicies).filter((principal) => !(principal in linkedRoles))).toEqual([]);
    expect(
      Object.keys(knownDocuments).filter((name) => !Object.values(managedPolicies).includes(name)),
    ).toEqual([]);
  });
});

describe("the policies of other roles", () => {
  it("are those that they were deployed with, inline", async () => {
    const { attachedTo, inlineOf, permissions, world } = await arrange();
    const role = roleWith([{ Effect: "Allow", Action: "iam:ListRoles", Resource: "*" }]);
    permissions.putRole(role);
    addRole(world, { account: "111122223333", name: role.name, path: role.path, trustPolicy: "{}" });

    expect(await inlineOf("worker")).toEqual(["work"]);
    expect(await attachedTo("worker")).toEqual([]);
  });

  it("are none for roles made by a call, and not found for roles that are not there", async () => {
    const { attachedTo, iam, inlineOf } = await arrange();
    await iam.send(new CreateRoleCommand({ RoleName: "plain", AssumeRolePolicyDocument: "{}" }));

    expect([await inlineOf("plain"), await attachedTo("plain")]).toEqual([[], []]);
    expect(await refusalOf(attachedTo("nobody"))).toMatchObject({ name: "NoSuchEntityException" });
    expect(await refusalOf(inlineOf("nobody"))).toMatchObject({ name: "NoSuchEntityException" });
  });
});

describe("a managed policy", () => {
  it("is shown with how often it is attached in the account", async () => {
    const { iam } = await arrange("voiceconnector.chime.amazonaws.com");
    const PolicyArn = `${PREFIX}AmazonChimeVoiceConnectorServiceLinkedRolePolicy`;

    const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn }));
    const other = await iam.send(new GetPolicyCommand({ PolicyArn: `${PREFIX}IVSRecordToS3` }));

    expect(Policy).toEqual({
      PolicyName: "AmazonChimeVoiceConnectorServiceLinkedRolePolicy",
      Arn: PolicyArn,
      Path: "/aws-service-role/",
      DefaultVersionId: "v5",
      AttachmentCount: 1,
      PermissionsBoundaryUsageCount: 0,
      IsAttachable: true,
      CreateDate: new Date("2023-04-14T00:00:00Z"),
      UpdateDate: new Date("2023-04-14T00:00:00Z"),
    });
    expect(other.Policy?.AttachmentCount).toBe(0);
  });

  it.each([
    ["AmazonChimeSDKMessagingServiceRolePolicy", "v1", "kinesis:PutRecords"],
    ["AmazonChimeVoiceConnectorServiceLinkedRolePolicy", "v5", "polly:SynthesizeSpeech"],
    ["AWSMediaTailorServiceRolePolicy", "v1", "arn:aws:logs:*:*:log-group:MediaTailor/*"],
    ["IVSRecordToS3", "v1", "arn:aws:s3:::AWSIVS_*/ivs/*"],
    ["MediaPackageServiceRolePolicy", "v1", "arn:aws:logs:*:*:log-group:/aws/MediaPackage/*"],
  ])("tells what it allows where that is known: %s", async (name, version, part) => {
    const { documentOf } = await arrange();

    const document = await documentOf(name, version);

    expect(document).toMatchObject({ Version: "2012-10-17", Statement: expect.any(Array) });
    expect(JSON.stringify(document)).toContain(part);
  });

  it("has no statements where what it allows is not known", async () => {
    const { documentOf } = await arrange();

    expect(await documentOf("AmazonRDSServiceRolePolicy", "v1")).toEqual({
      Version: "2012-10-17",
      Statement: [],
    });
  });

  it("is not found by another ARN or version", async () => {
    const { documentOf, iam } = await arrange();
    const get = (PolicyArn: string) => refusalOf(iam.send(new GetPolicyCommand({ PolicyArn })));

    expect(await get("arn:aws:iam::aws:policy/AdministratorAccess")).toMatchObject({
      name: "NoSuchEntityException",
    });
    expect(await get(`${PREFIX}Nobody`)).toMatchObject({ name: "NoSuchEntityException" });
    expect(await refusalOf(documentOf("IVSRecordToS3", "v2"))).toMatchObject({
      name: "NoSuchEntityException",
      message: expect.stringContaining("version v2 does not exist"),
    });
  });

  it("is read by those whose own policies let them", async () => {
    const { client, permissions } = await arrange();
    permissions.putRole(roleWith([{ Effect: "Allow", Action: "iam:GetPolicy", Resource: `${PREFIX}IVS*` }]));
    const session = await permissions.issueCredentials("arn:aws:iam::111122223333:role/app/worker", "s");
    const get = (name: string) =>
      refusalOf(new IAMClient(client(session)).send(new GetPolicyCommand({ PolicyArn: `${PREFIX}${name}` })));

    expect(await get("IVSRecordToS3")).toBeUndefined();
    expect(await get("MediaPackageServiceRolePolicy")).toMatchObject({ name: "AccessDenied" });
  });
});
