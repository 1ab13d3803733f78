import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GetFunctionUrlConfigCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import { describe, expect, it, onTestFinished } from "vitest";
import { startSandbox } from "../../../infra/sandbox/start-sandbox.ts";

const HANDLER = `
const seen = [];
export const handler = async (event) => {
  if (event.source === "aws.events") { seen.push(event.time); return; }
  return { statusCode: 200, body: JSON.stringify({ who: event.requestContext.authorizer.iam.userArn, seen }) };
};`;

const FUNCTION = "arn:aws:lambda:us-east-1:111122223333:function:clerk";
const TRUST = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } }],
};
const Clerk = { "Fn::GetAtt": ["Clerk", "Arn"] };

const TEMPLATE = {
  Resources: {
    Role: { Type: "AWS::IAM::Role", Properties: { RoleName: "clerk", AssumeRolePolicyDocument: TRUST } },
    Clerk: {
      Type: "AWS::Lambda::Function",
      Properties: {
        FunctionName: "clerk",
        Code: { S3Bucket: "assets", S3Key: "abc.zip" },
        Handler: "index.handler",
        Role: { "Fn::GetAtt": ["Role", "Arn"] },
        Runtime: "nodejs24.x",
      },
    },
    Url: { Type: "AWS::Lambda::Url", Properties: { AuthType: "AWS_IAM", TargetFunctionArn: Clerk } },
    Hourly: {
      Type: "AWS::Events::Rule",
      Properties: { ScheduleExpression: "rate(1 hour)", Targets: [{ Id: "clerk", Arn: Clerk }] },
    },
    Permission: {
      Type: "AWS::Lambda::Permission",
      Properties: {
        Action: "lambda:InvokeFunction",
        FunctionName: Clerk,
        Principal: "events.amazonaws.com",
        SourceArn: { "Fn::GetAtt": ["Hourly", "Arn"] },
      },
    },
    News: { Type: "AWS::SNS::Topic", Properties: { TopicName: "news" } },
  },
};

/** A sandbox with a stack of its own: a function with a URL, which also runs every hour, and a topic. */
async function arrange() {
  const assemblyDirectory = mkdtempSync(join(tmpdir(), "small-stack-"));
  onTestFinished(() => rmSync(assemblyDirectory, { recursive: true }));
  const write = (name: string, json: unknown) =>
    writeFileSync(join(assemblyDirectory, name), JSON.stringify(json));
  mkdirSync(join(assemblyDirectory, "asset.abc"));
  writeFileSync(join(assemblyDirectory, "asset.abc", "index.mjs"), HANDLER);
  write("manifest.json", {
    artifacts: {
      "Small.assets": { type: "cdk:asset-manifest", properties: { file: "Small.assets.json" } },
      Small: {
        type: "aws:cloudformation:stack",
        properties: { templateFile: "Small.template.json" },
        dependencies: ["Small.assets"],
      },
    },
  });
  const source = { path: "asset.abc", packaging: "zip" };
  const destinations = { here: { objectKey: "abc.zip" } };
  write("Small.assets.json", { files: { abc: { source, destinations } } });
  write("Small.template.json", TEMPLATE);
  const sandbox = await startSandbox({
    assembly: { assemblyDirectory, stackNames: ["Small"] },
    regions: ["us-east-1"],
    start: new Date("2026-11-20T09:00:00Z"),
  });
  onTestFinished(() => sandbox.stop());
  const client = {
    endpoint: sandbox.url,
    region: "us-east-1",
    credentials: { accessKeyId: "111122223333", secretAccessKey: "x" },
  };
  const lambda = new LambdaClient(client);
  const { FunctionUrl = "" } = await lambda.send(new GetFunctionUrlConfigCommand({ FunctionName: "clerk" }));
  const scope = "111122223333/20261120/us-east-1/lambda/aws4_request";
  const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=00`;
  const ask = async () => (await fetch(FunctionUrl, { headers: { authorization } })).json();
  return { sandbox, client, ask, FunctionUrl };
}

describe("a stack in the sandbox", () => {
  it("runs on schedule, and its function answers under its URL", async () => {
    const { sandbox, ask, FunctionUrl } = await arrange();

    await sandbox.clock.settle(86_400);
    const before = await ask();
    await sandbox.clock.advance(2 * 3600);
    await sandbox.clock.settle(60);
    const after = await ask();

    const who = "arn:aws:sts::111122223333:assumed-role/Administrator/sandbox";
    expect(FunctionUrl.startsWith(`${sandbox.url}/_rolecall/function-urls/`)).toBe(true);
    expect(before).toEqual({ who, seen: [] });
    expect(after).toEqual({ who, seen: ["2026-11-20T10:00:00Z", "2026-11-20T11:00:00Z"] });
    expect(sandbox.calls().map(({ operation }) => operation)).toContain("InvokeFunctionUrl");
    expect(sandbox.engines.functions.list().map(({ arn }) => arn)).toEqual([FUNCTION]);
  });

  it("shows what was published to its topics", async () => {
    const { sandbox, client } = await arrange();
    const TopicArn = "arn:aws:sns:us-east-1:111122223333:news";

    await new SNSClient(client).send(new PublishCommand({ TopicArn, Subject: "Hello", Message: "world" }));
    const response = await fetch(`${sandbox.url}/_rolecall/messages`);

    expect(await response.json()).toEqual([
      {
        messageId: expect.any(String),
        topicArn: TopicArn,
        subject: "Hello",
        message: "world",
        attributes: {},
        publishedAt: "2026-11-20T09:00:00.000Z",
      },
    ]);
  });
});
