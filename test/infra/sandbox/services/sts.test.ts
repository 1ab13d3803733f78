import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { describe, expect, it } from "vitest";
import { stsService } from "../../../../infra/sandbox/services/sts.ts";
import { arrangeGateway, refusalOf, roleWith } from "../gateway/arranged-gateway.ts";

const RoleArn = "arn:aws:iam::111122223333:role/app/worker";

const arrange = () => arrangeGateway(({ permissions }) => [stsService(permissions)]);

describe("GetCallerIdentity", () => {
  it("knows the administrator of an account by its number", async () => {
    const { client } = await arrange();

    const { Account, Arn, UserId } = await new STSClient(client()).send(new GetCallerIdentityCommand({}));

    expect({ Account, Arn, UserId }).toEqual({
      Account: "111122223333",
      Arn: "arn:aws:sts::111122223333:assumed-role/Administrator/sandbox",
      UserId: "AROASANDB111122223333:sandbox",
    });
  });

  it("needs no permission", async () => {
    const { client, permissions, gateway } = await arrange();
    permissions.putRole(roleWith([{ Effect: "Deny", Action: "*", Resource: "*" }]));
    const session = await permissions.issueCredentials(RoleArn, "s");

    const { Arn } = await new STSClient(client(session)).send(new GetCallerIdentityCommand({}));

    expect(Arn).toBe("arn:aws:sts::111122223333:assumed-role/worker/s");
    expect(gateway.calls()).toMatchObject([{ decision: { because: "the call needs no permission" } }]);
  });
});

describe("AssumeRole", () => {
  const RoleSessionName = "me";

  it("hands out credentials of a session that ends", async () => {
    const { client, permissions, clock, events } = await arrange();
    permissions.putRole(roleWith([{ Effect: "Allow", Action: "*", Resource: "*" }]));

    const sts = new STSClient(client());
    const { Credentials, AssumedRoleUser } = await sts.send(
      new AssumeRoleCommand({ RoleArn, RoleSessionName, DurationSeconds: 900 }),
    );
    const session = {
      accessKeyId: Credentials?.AccessKeyId ?? "",
      secretAccessKey: Credentials?.SecretAccessKey ?? "",
      sessionToken: Credentials?.SessionToken ?? "",
    };
    const whoAmI = () => new STSClient(client(session)).send(new GetCallerIdentityCommand({}));
    const { Arn } = await whoAmI();
    await clock.advance(900);

    expect(Arn).toBe("arn:aws:sts::111122223333:assumed-role/worker/me");
    expect(AssumedRoleUser).toEqual({
      AssumedRoleId: "AROAEXAMPLEROLEID0001:me",
      Arn: "arn:aws:sts::111122223333:assumed-role/worker/me",
    });
    expect(Credentials?.Expiration).toEqual(new Date("2026-11-20T09:15:00Z"));
    expect(await refusalOf(whoAmI())).toMatchObject({
      name: "ExpiredToken",
      Code: "ExpiredToken",
      $metadata: { httpStatusCode: 403 },
    });
    expect(events).toEqual([]);
  });

  it.each([
    ["a role that does not trust the caller", "444455556666"],
    ["a role that does not exist", "111122223333"],
  ])("refuses %s", async (_what, account) => {
    const { client, permissions } = await arrange();
    if (account !== "111122223333") {
      permissions.putRole(roleWith([]));
    }

    const error = await refusalOf(
      new STSClient(client(account)).send(new AssumeRoleCommand({ RoleArn, RoleSessionName })),
    );

    expect(error).toMatchObject({
      name: "AccessDenied",
      message: `User: arn:aws:sts::${account}:assumed-role/Administrator/sandbox is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`,
      $metadata: { httpStatusCode: 403 },
    });
  });

  it("refuses a session whose own policies do not allow it", async () => {
    const { client, permissions } = await arrange();
    permissions.putRole(roleWith([{ Effect: "Allow", Action: "iam:*", Resource: "*" }]));
    const session = await permissions.issueCredentials(RoleArn, "s");

    const error = await refusalOf(
      new STSClient(client(session)).send(new AssumeRoleCommand({ RoleArn, RoleSessionName })),
    );

    expect(error).toMatchObject({ name: "AccessDenied" });
  });

  it("holds the external id against the trust policy", async () => {
    const { client, permissions } = await arrange();
    permissions.putRole({
      ...roleWith([]),
      trustPolicy: {
        Version: "2012-10-17",
        Statement: {
          Effect: "Allow",
          Action: "sts:AssumeRole",
          Principal: { AWS: "arn:aws:iam::444455556666:root" },
          Condition: { StringEquals: { "sts:ExternalId": "secret" } },
        },
      },
    });
    const assume = (ExternalId: string) =>
      refusalOf(
        new STSClient(client("444455556666")).send(
          new AssumeRoleCommand({ RoleArn, RoleSessionName, ExternalId }),
        ),
      );

    expect(await assume("secret")).toBeUndefined();
    expect(await assume("guess")).toMatchObject({ name: "AccessDenied" });
  });

  it.each([
    ["a session name with a blank", { RoleSessionName: "a b" }, "ValidationError", /roleSessionName/],
    ["a session of a minute", { DurationSeconds: 60 }, "ValidationError", /durationSeconds/],
    ["a session policy", { Policy: "{}" }, "NotImplemented", /does not know Policy/],
  ])("refuses %s", async (_what, change, name, message) => {
    const { client, permissions } = await arrange();
    permissions.putRole(roleWith([]));

    const error = await refusalOf(
      new STSClient(client()).send(new AssumeRoleCommand({ RoleArn, RoleSessionName, ...change })),
    );

    expect(error).toMatchObject({ name, message: expect.stringMatching(message) });
  });
});
