import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createClock } from "../../../../infra/embedded/clock.ts";
import { sdkIntegration } from "../../../../infra/embedded/states/sdk-integration.ts";

interface Seen {
  readonly path: string;
  readonly body: string;
  readonly authorization: string;
}

let answer = { status: 200, type: "application/json", body: "{}" };
let seen: Seen | undefined;
let server: Server;
let endpoint = "";

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on("end", () => {
      seen = { path: request.url ?? "", body, authorization: request.headers.authorization ?? "" };
      response.writeHead(answer.status, { "content-type": answer.type, "x-amzn-requestid": "r-1" });
      response.end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  endpoint = typeof address === "object" && address !== null ? `http://127.0.0.1:${address.port}` : "";
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function call(service: string, action: string, parameters: unknown = {}, at = endpoint) {
  const callSdk = sdkIntegration({
    clock: createClock({ pace: "still" }),
    configFor: ({ roleArn }) => ({
      region: "eu-west-1",
      endpoint: at,
      credentials: { accessKeyId: roleArn.slice(-4), secretAccessKey: "x" },
    }),
  });
  return callSdk({
    service,
    action,
    parameters,
    roleArn: "arn:aws:iam::111122223333:role/main",
    stateMachineArn: "arn:aws:states:us-east-1:111122223333:stateMachine:Machine",
  });
}

const iamError = (code: string) => ({
  status: 404,
  type: "text/xml",
  body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>gone</Message></Error><RequestId>r-2</RequestId></ErrorResponse>`,
});

describe("sdkIntegration", () => {
  it("calls the real client, signed by the role that was asked for", async () => {
    answer = {
      status: 200,
      type: "text/xml",
      body: "<GetRoleResponse><GetRoleResult><Role><RoleName>r</RoleName><CreateDate>2026-01-02T03:04:05Z</CreateDate></Role></GetRoleResult></GetRoleResponse>",
    };

    const output = await call("iam", "getRole", { RoleName: "r" });

    expect(output).toEqual({ Role: { RoleName: "r", CreateDate: "2026-01-02T03:04:05Z" } });
    expect(seen?.body).toContain("Action=GetRole");
    expect(seen?.authorization).toMatch(/Credential=main\/\d+\/eu-west-1\/iam/);
  });

  it("speaks Pascal case where the service speaks camel case, the names of tags left alone", async () => {
    answer = {
      status: 200,
      type: "application/json",
      body: JSON.stringify({ channel: { arn: "a", tags: { costCentre: "7" } } }),
    };

    const output = await call("ivs", "createChannel", { Name: "n", Tags: { costCentre: "7" } });

    expect(JSON.parse(seen?.body ?? "")).toEqual({ name: "n", tags: { costCentre: "7" } });
    expect(output).toEqual({ Channel: { Arn: "a", Tags: { costCentre: "7" } } });
  });

  it("shows bytes as text", async () => {
    answer = { status: 200, type: "application/json", body: '{"ok":true}' };

    const output = await call("lambda", "invoke", { FunctionName: "f" });

    expect(output).toMatchObject({ StatusCode: 200, Payload: '{"ok":true}' });
  });

  it.each([
    ["NoSuchEntity", "Iam.NoSuchEntityException"],
    ["Surprise", "Iam.IamException"],
  ])("names the code %s as Step Functions does: %s", async (code, error) => {
    answer = iamError(code);

    await expect(call("iam", "getRole", { RoleName: "r" })).rejects.toMatchObject({
      name: "TaskFailedError",
      error,
      cause: "gone (Service: Iam, Status Code: 404, Request ID: r-1)",
    });
  });

  it("names what never reached the service SdkClientException", async () => {
    await expect(call("iam", "getRole", {}, "http://127.0.0.1:1")).rejects.toMatchObject({
      error: "Iam.SdkClientException",
    });
  });

  it.each([
    ["unknown", "getThing", "No client for aws-sdk:unknown is at hand; there is account, dynamodb"],
    ["iam", "getThing", "The service iam has no action getThing."],
  ])("fails the run for %s:%s, which nothing can perform", async (service, action, message) => {
    await expect(call(service, action)).rejects.toMatchObject({
      name: "RuntimeFault",
      cause: expect.stringContaining(message),
    });
  });
});
