import { DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient, ListEventBusesCommand } from "@aws-sdk/client-eventbridge";
import { CreateUserCommand, GetRoleCommand, IAMClient, ListRolesCommand } from "@aws-sdk/client-iam";
import { IvsClient, ListStreamsCommand, UpdateChannelCommand } from "@aws-sdk/client-ivs";
import { ListStateMachinesCommand, SFNClient } from "@aws-sdk/client-sfn";
import { describe, expect, it } from "vitest";
import { eventsService } from "../../../../infra/sandbox/services/events.ts";
import { arrangeGateway, refusalOf } from "./arranged-gateway.ts";
import { smallIam } from "./small-iam.ts";
import { smallIvs } from "./small-ivs.ts";

const channel = "arn:aws:ivs:us-east-1:111122223333:channel/one";

const arrange = () =>
  arrangeGateway(({ world }) => [
    smallIam(world),
    smallIvs(world),
    eventsService(world, { buses: () => [], rules: () => [], deliver: () => undefined }),
  ]);

const scope = (service: string) =>
  `AWS4-HMAC-SHA256 Credential=111122223333/20261120/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=00`;

describe("an awsQuery service", () => {
  it("answers what the client understands", async () => {
    const { client } = await arrange();

    const { Roles } = await new IAMClient(client()).send(new ListRolesCommand({ MaxItems: 7 }));

    expect(Roles).toEqual([
      {
        Path: "/",
        RoleName: "asked-for-7",
        RoleId: "AROAEXAMPLEROLEID0003",
        Arn: "arn:aws:iam::111122223333:role/a<b>&amp;c",
        CreateDate: new Date("2026-11-20T08:00:00Z"),
      },
    ]);
  });

  it("fails under the SDK's name with the wire's code", async () => {
    const { client } = await arrange();

    const error = await refusalOf(new IAMClient(client()).send(new GetRoleCommand({ RoleName: "gone" })));

    expect(error).toMatchObject({
      name: "NoSuchEntityException",
      Code: "NoSuchEntity",
      message: "The role with name gone cannot be found.",
      $metadata: { httpStatusCode: 404 },
    });
  });

  it("writes failures as XML", async () => {
    const { gateway } = await arrange();

    const answer = await fetch(gateway.url, {
      method: "POST",
      headers: { authorization: scope("iam"), "content-type": "application/x-www-form-urlencoded" },
      body: "Action=CreateServiceLinkedRole&Version=2010-05-08&AWSServiceName=nobody.amazonaws.com",
    });

    expect(answer.status).toBe(400);
    expect(answer.headers.get("content-type")).toBe("text/xml");
    expect((await answer.text()).replace(/[0-9a-f-]{36}/, "ID")).toBe(
      '<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type><Code>InvalidInput</Code><Message>No such service &lt;nobody&gt; &amp; co.</Message></Error><RequestId>ID</RequestId></ErrorResponse>',
    );
  });

  it("names an operation that it does not have", async () => {
    const { client } = await arrange();

    const error = await refusalOf(new IAMClient(client()).send(new CreateUserCommand({ UserName: "u" })));

    expect(error).toMatchObject({
      name: "NotImplemented",
      message: "The sandbox has no operation iam:CreateUser",
      $metadata: { httpStatusCode: 501 },
    });
  });

  it.each([
    ["no form", "<xml/>", "The request names no operation"],
    ["a form without a name", "MaxItems=3", "The request names no operation"],
    [
      "a word for a number",
      "Action=ListRoles&Version=2010-05-08&MaxItems=many",
      "MaxItems must be a number, not many",
    ],
  ])("refuses %s with 400", async (_what, body, message) => {
    const { gateway } = await arrange();

    const answer = await fetch(gateway.url, {
      method: "POST",
      headers: { authorization: scope("iam"), "content-type": "application/x-www-form-urlencoded" },
      body,
    });

    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(`<Code>MalformedInput</Code><Message>${message}</Message>`);
  });
});

describe("a restJson1 service", () => {
  it("fails with the error's name in a header", async () => {
    const { gateway } = await arrange();

    const answer = await fetch(`${gateway.url}/UpdateChannel`, {
      method: "POST",
      headers: { authorization: scope("ivs"), "content-type": "application/json" },
      body: JSON.stringify({ arn: channel, name: "live" }),
    });

    expect(answer.status).toBe(409);
    expect(answer.headers.get("x-amzn-errortype")).toBe("ConflictException");
    expect(await answer.json()).toEqual({
      message: "The channel is live",
      exceptionMessage: "The channel is live",
    });
  });

  it("is understood by the client", async () => {
    const { client } = await arrange();

    const error = await refusalOf(
      new IvsClient(client()).send(new UpdateChannelCommand({ arn: channel, name: "live" })),
    );

    expect(error).toMatchObject({
      name: "ConflictException",
      message: "The channel is live",
      exceptionMessage: "The channel is live",
      $metadata: { httpStatusCode: 409 },
    });
  });

  it("names an operation that it does not have", async () => {
    const { client } = await arrange();

    const error = await refusalOf(new IvsClient(client()).send(new ListStreamsCommand({})));

    expect(error).toMatchObject({
      name: "NotImplementedException",
      message: "The sandbox has no operation ivs:ListStreams",
      $metadata: { httpStatusCode: 501 },
    });
  });

  it.each([
    ["no JSON", "{", /^The body is not JSON/],
    ["a number for a text", '{"arn": 7}', /^arn must be a string, not number$/],
    ["a list for the whole", "[]", /^The body must be an object, not a list$/],
  ])("refuses %s with 400", async (_what, body, message) => {
    const { gateway } = await arrange();

    const answer = await fetch(`${gateway.url}/UpdateChannel`, {
      method: "POST",
      headers: { authorization: scope("ivs") },
      body,
    });

    expect(answer.status).toBe(400);
    expect(answer.headers.get("x-amzn-errortype")).toBe("SerializationException");
    expect(await answer.json()).toEqual({ message: expect.stringMatching(message) });
  });
});

describe("an awsJson service", () => {
  it("fails with the error's name in the body", async () => {
    const { gateway } = await arrange();

    const answer = await fetch(gateway.url, {
      method: "POST",
      headers: {
        authorization: scope("events"),
        "content-type": "application/x-amz-json-1.1",
        "x-amz-target": "AWSEvents.DescribeRule",
      },
      body: '{"Name": "nothing"}',
    });

    expect(answer.status).toBe(400);
    expect(answer.headers.get("content-type")).toBe("application/x-amz-json-1.1");
    expect(await answer.json()).toEqual({
      __type: "ResourceNotFoundException",
      message: "Rule nothing does not exist on EventBus default.",
    });
  });

  it("refuses what is no JSON with 400", async () => {
    const { gateway } = await arrange();

    const answer = await fetch(gateway.url, {
      method: "POST",
      headers: { authorization: scope("events"), "x-amz-target": "AWSEvents.PutEvents" },
      body: "nonsense",
    });

    expect([answer.status, await answer.json()]).toEqual([
      400,
      { __type: "SerializationException", message: expect.stringMatching(/^The body is not JSON/) },
    ]);
  });
});

describe("the gateway", () => {
  it.each([
    ["awsQuery", "MissingAuthenticationToken", { "content-type": "application/x-www-form-urlencoded" }],
    ["awsJson", "MissingAuthenticationTokenException", { "x-amz-target": "AWSEvents.PutEvents" }],
    ["restJson1", "MissingAuthenticationTokenException", { "content-type": "application/json" }],
  ])("refuses %s without a signature", async (_protocol, code, headers: Record<string, string>) => {
    const { gateway } = await arrange();

    const answer = await fetch(gateway.url, { method: "POST", headers, body: "" });

    expect(answer.status).toBe(403);
    expect((await answer.text()) + answer.headers.get("x-amzn-errortype")).toContain(code);
  });

  it("does not know the keys that nobody issued", async () => {
    const { client, gateway } = await arrange();

    const iam = await refusalOf(new IAMClient(client("AKIAIOSFODNN7EXAMPLE")).send(new ListRolesCommand({})));
    const ivs = await refusalOf(
      new IvsClient(client("AKIAIOSFODNN7EXAMPLE")).send(new UpdateChannelCommand({ arn: channel })),
    );
    const events = await refusalOf(
      new EventBridgeClient(client("AKIAIOSFODNN7EXAMPLE")).send(new ListEventBusesCommand({})),
    );

    const invalid = {
      message: "The security token included in the request is invalid.",
      $metadata: { httpStatusCode: 403 },
    };
    expect(iam).toMatchObject({ name: "InvalidClientTokenId", ...invalid });
    expect(ivs).toMatchObject({ name: "UnrecognizedClientException", ...invalid });
    expect(events).toMatchObject({ name: "UnrecognizedClientException", ...invalid });
    expect(gateway.calls().map(({ decision }) => decision?.because)).toEqual([
      "nobody has this access key and session token",
      "nobody has this access key and session token",
      "nobody has this access key and session token",
    ]);
  });

  it("refuses a Region that is not enabled as if it did not know the caller", async () => {
    const { client, gateway } = await arrange();

    const error = await refusalOf(
      new IvsClient(client("111122223333", "ap-south-1")).send(new UpdateChannelCommand({ arn: channel })),
    );

    expect(error).toMatchObject({ name: "UnrecognizedClientException", $metadata: { httpStatusCode: 403 } });
    expect(gateway.calls()).toMatchObject([
      { region: "ap-south-1", decision: { because: "Region ap-south-1 is not enabled" } },
    ]);
  });

  it("takes a global service's calls from any Region", async () => {
    const { client, gateway } = await arrange();

    await new IAMClient({ ...client("111122223333", "ap-south-1") }).send(new ListRolesCommand({}));

    expect(gateway.calls()).toMatchObject([{ service: "iam", operation: "ListRoles", region: "us-east-1" }]);
  });

  it("names a service that it does not have, in that service's shape", async () => {
    const { client } = await arrange();

    const json = await refusalOf(new SFNClient(client()).send(new ListStateMachinesCommand({})));
    const tables = await refusalOf(new DynamoDBClient(client()).send(new ListTablesCommand({})));

    expect(json).toMatchObject({
      name: "NotImplementedException",
      message: "The sandbox has no service states (asked for ListStateMachines)",
      $metadata: { httpStatusCode: 501 },
    });
    expect(tables).toMatchObject({ message: "The sandbox has no service dynamodb (asked for ListTables)" });
  });

  it("answers its own failures with 500 and tells of them", async () => {
    const unexpected: unknown[] = [];
    const { client } = await arrangeGateway(({ world }) => [smallIam(world)], {
      onUnexpected: (error) => unexpected.push(error),
    });

    const error = await refusalOf(new IAMClient(client()).send(new GetRoleCommand({ RoleName: "broken" })));

    expect(error).toMatchObject({
      name: "InternalFailure",
      message: "The fake itself is broken",
      $metadata: { httpStatusCode: 500 },
    });
    expect(unexpected).toEqual([new TypeError("The fake itself is broken")]);
  });

  it("hands `/_rolecall/` to the control hook, with the body parsed", async () => {
    const { gateway } = await arrangeGateway(() => [], {
      control: (method, path, body) =>
        path === "/_rolecall/clock" ? Promise.resolve({ status: 200, body: { method, body } }) : undefined,
    });
    const ask = async (path: string, body: string) => {
      const answer = await fetch(`${gateway.url}${path}`, { method: "POST", body });
      return [answer.status, await answer.json()];
    };

    expect(await ask("/_rolecall/clock", '{"advanceSeconds": 5}')).toEqual([
      200,
      { method: "POST", body: { advanceSeconds: 5 } },
    ]);
    expect(await ask("/_rolecall/clock", "{")).toEqual([
      400,
      { message: expect.stringMatching(/^The body is not JSON/) },
    ]);
    expect(await ask("/_rolecall/tea", "")).toEqual([
      404,
      { message: "Nothing is here: POST /_rolecall/tea" },
    ]);
  });

  it("refuses a body that no service would take", async () => {
    const { gateway } = await arrange();

    const answer = await fetch(gateway.url, { method: "POST", body: "x".repeat(9 * 1024 * 1024) });

    expect(answer.status).toBe(413);
  });
});
