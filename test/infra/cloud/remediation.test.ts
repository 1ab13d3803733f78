import { describe, expect, inject, it } from "vitest";
import { readTemplate, referred } from "./read-template.ts";

const hub = readTemplate(inject("assembly").assemblyDirectory, "RolecallHub");
const nameOf = (reference: unknown) => hub.Resources[referred(reference)]?.Properties["FunctionName"];
const statements = JSON.stringify(hub.properties("AWS::IAM::Role"));

describe("the hub's URLs", () => {
  it("are of those two functions that people call, and check who calls", () => {
    const urls = hub.properties("AWS::Lambda::Url");

    expect(urls.map(({ TargetFunctionArn }) => nameOf(TargetFunctionArn))).toEqual([
      "rolecall-answer-approval",
      "rolecall-put-policy",
    ]);
    expect(urls.map(({ AuthType }) => AuthType)).toEqual(["AWS_IAM", "AWS_IAM"]);
    expect(urls.filter(({ Cors }) => Cors !== undefined)).toEqual([]);
  });

  it("let nobody in by a policy of the function's own", () => {
    const principals = hub.properties("AWS::Lambda::Permission").map(({ Principal }) => Principal);

    expect(new Set(principals)).toEqual(new Set(["events.amazonaws.com"]));
  });
});

describe("the topic for approvals", () => {
  it("takes nothing that is not encrypted on the way", () => {
    expect(hub.ofType("AWS::SNS::Topic")).toHaveLength(1);
    expect(JSON.stringify(hub.properties("AWS::SNS::TopicPolicy"))).toContain(
      '"aws:SecureTransport":"false"',
    );
  });

  it("is written to by just the function that asks", () => {
    expect(statements.match(/"sns:Publish"/g)).toHaveLength(1);
  });
});

describe("the hub's log of workflows", () => {
  it("holds no data of executions, since a task's input may hold what wakes it", () => {
    const logs = hub
      .properties("AWS::StepFunctions::StateMachine")
      .map(({ LoggingConfiguration }) => JSON.stringify(LoggingConfiguration));

    expect(logs).toHaveLength(3);
    expect(logs.filter((log) => log.includes('"IncludeExecutionData":true'))).toEqual([]);
  });
});

describe("who may make roles", () => {
  it("is put-back-role and restore-usage, and only service-linked roles", () => {
    const makers = statements.match(/\{[^{}]*"iam:CreateServiceLinkedRole"[^}]*\}[^}]*\}[^}]*\}/g) ?? [];

    expect(makers).toHaveLength(2);
    expect(makers.filter((maker) => !maker.includes(":role/aws-service-role/*"))).toEqual([]);
  });
});
