import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateServiceLinkedRoleCommand, IAMClient, TagRoleCommand } from "@aws-sdk/client-iam";
import {
  CreateRecordingConfigurationCommand,
  CreateStreamKeyCommand,
  IvsClient,
  ListChannelsCommand,
} from "@aws-sdk/client-ivs";
import { describe, expect, it, onTestFinished } from "vitest";
import { createClock } from "../../../../infra/embedded/clock.ts";
import { startGateway } from "../../../../infra/sandbox/gateway/gateway.ts";
import { createWorld } from "../../../../infra/sandbox/gateway/world.ts";
import { createPermissions } from "../../../../infra/sandbox/permissions/permissions.ts";
import { arrangeGateway, refusalOf, roleWith } from "./arranged-gateway.ts";
import { smallIam } from "./small-iam.ts";
import { smallIvs } from "./small-ivs.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/;

const arrange = () => arrangeGateway(({ world }) => [smallIam(world), smallIvs(world)]);

const administrator = {
  type: "AssumedRole",
  principalId: "AROASANDB111122223333:sandbox",
  arn: "arn:aws:sts::111122223333:assumed-role/Administrator/sandbox",
  accountId: "111122223333",
  accessKeyId: "111122223333",
  sessionContext: {
    sessionIssuer: {
      type: "Role",
      principalId: "AROASANDB111122223333",
      arn: "arn:aws:iam::111122223333:role/Administrator",
      accountId: "111122223333",
      userName: "Administrator",
    },
    attributes: { creationDate: "2026-11-20T09:00:00Z", mfaAuthenticated: "false" },
  },
};

describe("a CloudTrail event", () => {
  it("is what EventBridge delivers when a service makes its role for a caller", async () => {
    const { client, events } = await arrange();

    const ivs = new IvsClient(client("111122223333", "eu-west-1"));
    await ivs.send(new CreateRecordingConfigurationCommand({ destinationConfiguration: {} }));

    expect(events[0]).toEqual({
      version: "0",
      id: expect.stringMatching(uuid),
      "detail-type": "AWS API Call via CloudTrail",
      source: "aws.iam",
      account: "111122223333",
      time: "2026-11-20T09:00:00Z",
      region: "us-east-1",
      resources: [],
      detail: {
        eventVersion: "1.11",
        userIdentity: { ...administrator, invokedBy: "ivs.amazonaws.com" },
        eventTime: "2026-11-20T09:00:00Z",
        eventSource: "iam.amazonaws.com",
        eventName: "CreateServiceLinkedRole",
        awsRegion: "us-east-1",
        sourceIPAddress: "ivs.amazonaws.com",
        userAgent: "ivs.amazonaws.com",
        requestParameters: { aWSServiceName: "ivs.amazonaws.com" },
        responseElements: {
          role: {
            path: "/aws-service-role/ivs.amazonaws.com/",
            roleName: "AWSServiceRoleForIVSRecordToS3",
            roleId: "AROAEXAMPLEROLEID0002",
            arn: "arn:aws:iam::111122223333:role/aws-service-role/ivs.amazonaws.com/AWSServiceRoleForIVSRecordToS3",
            createDate: "Nov 20, 2026, 9:00:00 AM",
            assumeRolePolicyDocument: "%7B%7D",
          },
        },
        requestID: expect.stringMatching(uuid),
        eventID: expect.stringMatching(uuid),
        readOnly: false,
        eventType: "AwsApiCall",
        managementEvent: true,
        recipientAccountId: "111122223333",
        eventCategory: "Management",
      },
    });
  });

  it("of the service itself occurs in its Region, without `invokedBy`", async () => {
    const { client, events } = await arrange();

    const ivs = new IvsClient(client("111122223333", "eu-west-1"));
    await ivs.send(
      new CreateRecordingConfigurationCommand({ destinationConfiguration: { s3: { bucketName: "b" } } }),
    );

    expect(events[1]).toMatchObject({
      source: "aws.ivs",
      region: "eu-west-1",
      detail: {
        userIdentity: administrator,
        eventSource: "ivs.amazonaws.com",
        awsRegion: "eu-west-1",
        sourceIPAddress: "127.0.0.1",
        userAgent: expect.stringMatching(/^aws-sdk-js\//),
        requestParameters: { destinationConfiguration: { s3: { bucketName: "b" } } },
        responseElements: null,
      },
    });
    expect(events[1]?.detail.userIdentity).not.toHaveProperty("invokedBy");
  });

  it("of a role session names the role that issued it", async () => {
    const { client, events, permissions, clock } = await arrange();
    permissions.putRole(roleWith([{ Effect: "Allow", Action: "iam:TagRole", Resource: "*" }]));
    const session = await permissions.issueCredentials("arn:aws:iam::111122223333:role/app/worker", "run-1");
    await clock.advance(60);

    const tags = { RoleName: "r", Tags: [{ Key: "keep", Value: "yes" }] };
    await new IAMClient(client(session)).send(new TagRoleCommand(tags));

    expect(events).toMatchObject([
      {
        detail: {
          userIdentity: {
            type: "AssumedRole",
            principalId: "AROAEXAMPLEROLEID0001:run-1",
            arn: "arn:aws:sts::111122223333:assumed-role/worker/run-1",
            accessKeyId: session.accessKeyId,
            sessionContext: {
              sessionIssuer: {
                principalId: "AROAEXAMPLEROLEID0001",
                arn: "arn:aws:iam::111122223333:role/app/worker",
                userName: "worker",
              },
              attributes: { creationDate: "2026-11-20T09:00:00Z" },
            },
          },
          eventTime: "2026-11-20T09:01:00Z",
          requestParameters: { roleName: "r", tags: [{ key: "keep", value: "yes" }] },
          responseElements: null,
        },
      },
    ]);
  });

  it("of a failed call has the SDK's error name and no response", async () => {
    const { client, events } = await arrange();

    const input = { AWSServiceName: "nobody.amazonaws.com" };
    await refusalOf(new IAMClient(client()).send(new CreateServiceLinkedRoleCommand(input)));

    expect(events).toMatchObject([
      {
        detail: {
          errorCode: "InvalidInputException",
          errorMessage: "No such service <nobody> & co.",
          requestParameters: { aWSServiceName: "nobody.amazonaws.com" },
          responseElements: null,
        },
      },
    ]);
  });

  it("hides secrets", async () => {
    const { client, events } = await arrange();

    const channelArn = "arn:aws:ivs:us-east-1:111122223333:channel/one";
    await new IvsClient(client()).send(new CreateStreamKeyCommand({ channelArn }));

    expect(events[0]?.detail.responseElements).toEqual({
      streamKey: { channelArn, value: "HIDDEN_DUE_TO_SECURITY_REASONS" },
    });
  });

  it("is not made of calls that only read", async () => {
    const { client, events } = await arrange();

    await new IvsClient(client()).send(new ListChannelsCommand({}));

    expect(events).toEqual([]);
  });
});

describe("the delivery of events", () => {
  it("takes as long as CloudTrail takes, on the clock", async () => {
    const delivered: string[] = [];
    const { client, clock } = await arrangeGateway(({ world }) => [smallIam(world)], {
      eventDelaySeconds: 120,
      onEvent: ({ detail }) => {
        delivered.push(detail.eventName);
      },
    });

    await new IAMClient(client()).send(new TagRoleCommand({ RoleName: "r", Tags: [] }));
    await clock.advance(119);
    const early = [...delivered];
    await clock.advance(1);

    expect(early).toEqual([]);
    expect(delivered).toEqual(["TagRole"]);
  });

  it("goes on after a restart, where a state directory is given", async () => {
    const directory = mkdtempSync(join(tmpdir(), "rolecall-trail-"));
    onTestFinished(() => rmSync(directory, { recursive: true }));
    const delivered: string[] = [];
    const start = async (instant: string) => {
      const clock = createClock({ pace: "still", start: new Date(instant) });
      const world = createWorld({ clock, regions: ["us-east-1"], directory });
      const gateway = await startGateway({
        services: [smallIam(world)],
        world,
        permissions: createPermissions({ now: world.now, random: world.random }),
        clock,
        eventDelaySeconds: 120,
        onEvent: ({ detail }) => {
          delivered.push(detail.eventName);
        },
      });
      return { clock, gateway };
    };
    const first = await start("2026-11-20T09:00:00Z");
    const iam = new IAMClient({
      endpoint: first.gateway.url,
      region: "us-east-1",
      credentials: { accessKeyId: "111122223333", secretAccessKey: "x" },
    });
    await iam.send(new TagRoleCommand({ RoleName: "r", Tags: [] }));
    await first.gateway.stop();

    const second = await start("2026-11-20T09:01:00Z");
    await second.clock.settle(3600);
    await second.gateway.stop();
    const third = await start("2026-11-20T09:03:00Z");
    await third.clock.settle(3600);
    await third.gateway.stop();

    expect(delivered).toEqual(["TagRole"]);
  });
});
