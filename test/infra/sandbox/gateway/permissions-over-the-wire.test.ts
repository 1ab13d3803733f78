import { EventBridgeClient, ListEventBusesCommand } from "@aws-sdk/client-eventbridge";
import { GetRoleCommand, IAMClient, ListRolesCommand } from "@aws-sdk/client-iam";
import {
  CreateRecordingConfigurationCommand,
  IvsClient,
  ListChannelsCommand,
  UpdateChannelCommand,
} from "@aws-sdk/client-ivs";
import { describe, expect, it } from "vitest";
import { eventsService } from "../../../../infra/sandbox/services/events.ts";
import { arrangeGateway, refusalOf, roleWith } from "./arranged-gateway.ts";
import { smallIam } from "./small-iam.ts";
import { smallIvs } from "./small-ivs.ts";

const one = "arn:aws:ivs:us-east-1:111122223333:channel/one";
const worker = "arn:aws:iam::111122223333:role/app/worker";

async function arrange(statement: unknown) {
  const arranged = await arrangeGateway(({ world }) => [
    smallIam(world),
    smallIvs(world),
    eventsService(world, { buses: () => [], rules: () => [], deliver: () => undefined }),
  ]);
  arranged.permissions.putRole(roleWith(statement));
  const session = await arranged.permissions.issueCredentials(worker, "s1", {
    assumedBy: "lambda.amazonaws.com",
  });
  return { ...arranged, session };
}

describe("a role session", () => {
  it("may do what its policies allow, and the log says which statement did", async () => {
    const { client, session, gateway } = await arrange([
      { Sid: "Look", Effect: "Allow", Action: "ivs:List*", Resource: "*" },
      {
        Sid: "Rename",
        Effect: "Allow",
        Action: "ivs:UpdateChannel",
        Resource: "arn:aws:ivs:*:111122223333:channel/*",
      },
    ]);

    await new IvsClient(client(session)).send(new UpdateChannelCommand({ arn: one, name: "n" }));

    expect(gateway.calls()).toEqual([
      {
        time: "2026-11-20T09:00:00.000Z",
        account: "111122223333",
        region: "us-east-1",
        principal: "arn:aws:sts::111122223333:assumed-role/worker/s1",
        service: "ivs",
        operation: "UpdateChannel",
        requestId: expect.any(String),
        decision: { outcome: "allowed", because: "work, statement 2 (Rename)" },
      },
    ]);
  });

  it("is refused what no policy allows, in each service's own shape", async () => {
    const { client, session, gateway, events } = await arrange([
      { Effect: "Allow", Action: "ivs:UpdateChannel", Resource: "arn:aws:ivs:*:*:channel/two" },
    ]);

    const ivs = await refusalOf(new IvsClient(client(session)).send(new UpdateChannelCommand({ arn: one })));
    const iam = await refusalOf(new IAMClient(client(session)).send(new GetRoleCommand({ RoleName: "r" })));
    const bus = await refusalOf(new EventBridgeClient(client(session)).send(new ListEventBusesCommand({})));

    const who = "User: arn:aws:sts::111122223333:assumed-role/worker/s1 is not authorized to perform:";
    expect(ivs).toMatchObject({
      name: "AccessDeniedException",
      message: `${who} ivs:UpdateChannel on resource: ${one} because no identity-based policy allows the ivs:UpdateChannel action`,
      $metadata: { httpStatusCode: 403 },
    });
    expect(iam).toMatchObject({
      name: "AccessDenied",
      message: `${who} iam:GetRole on resource: arn:aws:iam::111122223333:role/r because no identity-based policy allows the iam:GetRole action`,
      $metadata: { httpStatusCode: 403 },
    });
    expect(bus).toMatchObject({
      name: "AccessDeniedException",
      message: `${who} events:ListEventBuses on resource: * because no identity-based policy allows the events:ListEventBuses action`,
      $metadata: { httpStatusCode: 400 },
    });
    expect(gateway.calls().map(({ decision }) => decision)).toEqual([
      { outcome: "implicit-deny", because: "no statement allows it" },
      { outcome: "implicit-deny", because: "no statement allows it" },
      { outcome: "implicit-deny", because: "no statement allows it" },
    ]);
    expect(events.map(({ detail }) => detail.errorCode)).toEqual(["AccessDeniedException"]);
  });

  it("is refused what a policy denies, whatever else allows it", async () => {
    const { client, session, gateway } = await arrange([
      { Effect: "Allow", Action: "*", Resource: "*" },
      { Sid: "HandsOff", Effect: "Deny", Action: "ivs:UpdateChannel", Resource: one },
    ]);

    const error = await refusalOf(
      new IvsClient(client(session)).send(new UpdateChannelCommand({ arn: one })),
    );

    expect(error).toMatchObject({
      name: "AccessDeniedException",
      message: `User: arn:aws:sts::111122223333:assumed-role/worker/s1 is not authorized to perform: ivs:UpdateChannel on resource: ${one} with an explicit deny in an identity-based policy`,
    });
    expect(gateway.calls()).toMatchObject([
      { decision: { outcome: "explicit-deny", because: "work, statement 2 (HandsOff)" } },
    ]);
  });

  it("is held to the Region that a condition names", async () => {
    const { client, session } = await arrange([
      {
        Effect: "Allow",
        Action: "ivs:ListChannels",
        Resource: "*",
        Condition: { StringEquals: { "aws:RequestedRegion": "eu-west-1" } },
      },
    ]);
    const list = (region: string) =>
      refusalOf(new IvsClient(client(session, region)).send(new ListChannelsCommand({})));

    expect(await list("eu-west-1")).toBeUndefined();
    expect(await list("us-east-1")).toMatchObject({ name: "AccessDeniedException" });
  });

  it("cannot list all with a permission for one", async () => {
    const { client, session } = await arrange([
      { Effect: "Allow", Action: "ivs:ListChannels", Resource: one },
    ]);

    const error = await refusalOf(new IvsClient(client(session)).send(new ListChannelsCommand({})));

    expect(error).toMatchObject({ name: "AccessDeniedException" });
  });

  it("can list all with a permission for all of that kind", async () => {
    const { client, session } = await arrange([
      { Effect: "Allow", Action: "ivs:ListChannels", Resource: "arn:aws:ivs:*:111122223333:channel/*" },
    ]);

    const { channels } = await new IvsClient(client(session)).send(new ListChannelsCommand({}));

    expect(channels).toHaveLength(1);
  });

  it("must itself be allowed what a service does for it", async () => {
    const { client, session, events } = await arrange([
      { Effect: "Allow", Action: "ivs:CreateRecordingConfiguration", Resource: "*" },
    ]);

    const error = await refusalOf(
      new IvsClient(client(session)).send(
        new CreateRecordingConfigurationCommand({ destinationConfiguration: {} }),
      ),
    );

    expect(error).toMatchObject({
      message: expect.stringContaining(
        "is not authorized to perform: iam:CreateServiceLinkedRole on resource",
      ),
    });
    expect(events.map(({ detail }) => [detail.eventName, detail.errorCode])).toEqual([
      ["CreateServiceLinkedRole", "AccessDenied"],
      ["CreateRecordingConfiguration", "AccessDenied"],
    ]);
  });

  it("may have a service do for it what a condition on that service allows", async () => {
    const { client, session, gateway } = await arrange([
      { Effect: "Allow", Action: "ivs:CreateRecordingConfiguration", Resource: "*" },
      {
        Effect: "Allow",
        Action: "iam:CreateServiceLinkedRole",
        Resource: "arn:aws:iam::*:role/aws-service-role/ivs.amazonaws.com/*",
        Condition: {
          StringEquals: { "iam:AWSServiceName": "ivs.amazonaws.com" },
          Bool: { "aws:ViaAWSService": "true" },
        },
      },
    ]);

    await new IvsClient(client(session)).send(
      new CreateRecordingConfigurationCommand({ destinationConfiguration: {} }),
    );

    expect(gateway.calls()).toMatchObject([
      {
        service: "iam",
        invokedBy: "ivs.amazonaws.com",
        decision: { outcome: "allowed", because: "work, statement 2" },
      },
      { service: "ivs", decision: { outcome: "allowed", because: "work, statement 1" } },
    ]);
  });

  it("is nobody with another session's token", async () => {
    const { client, session } = await arrange([{ Effect: "Allow", Action: "*", Resource: "*" }]);

    const stolen = { ...session, sessionToken: "made-up" };
    const error = await refusalOf(new IAMClient(client(stolen)).send(new ListRolesCommand({})));

    expect(error).toMatchObject({ name: "InvalidClientTokenId" });
  });
});

describe("the administrator", () => {
  it("has no say over another account's resources", async () => {
    const { client } = await arrange([{ Effect: "Allow", Action: "*", Resource: "*" }]);

    const error = await refusalOf(
      new IvsClient(client("444455556666")).send(new UpdateChannelCommand({ arn: one })),
    );

    expect(error).toMatchObject({ name: "AccessDeniedException", $metadata: { httpStatusCode: 403 } });
  });
});
