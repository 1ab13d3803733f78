import { describe, expect, it } from "vitest";
import { DeployError } from "../../../../infra/embedded/deploy/deploy-error.ts";
import { arrangeDeployment, type TemplateParts } from "./arrange-deployment.ts";

const queue = (properties: object = {}, attributes: object = {}) => ({
  Type: "AWS::SQS::Queue",
  Properties: properties,
  ...attributes,
});
const policy = { Version: "2012-10-17", Statement: [] };

describe("deploy", () => {
  it.each<[string, TemplateParts, string]>([
    [
      "a type of resource that it does not know",
      { Resources: { Key: { Type: "AWS::KMS::Key" } } },
      'Resource "Key": type AWS::KMS::Key is not known here',
    ],
    [
      "a property that it does not know",
      { Resources: { Orders: queue({ FifoQueue: true }) } },
      'AWS::SQS::Queue "Orders": property FifoQueue is not known here',
    ],
    [
      "a nested property that it does not know",
      {
        Resources: {
          Noon: {
            Type: "AWS::Events::Rule",
            Properties: { EventPattern: {}, Targets: [{ Id: "a", Arn: "b", EcsParameters: {} }] },
          },
        },
      },
      'AWS::Events::Rule "Noon": property Targets.0.EcsParameters is not known here',
    ],
    [
      "a property that is missing",
      { Resources: { Bus: { Type: "AWS::Events::EventBus" } } },
      'AWS::Events::EventBus "Bus": property Name',
    ],
    [
      "a value that cannot be had here",
      {
        Resources: {
          Cook: {
            Type: "AWS::Lambda::Function",
            Properties: {
              Code: { S3Bucket: "a", S3Key: "b" },
              Handler: "a.b",
              Role: "c",
              Runtime: "python3.14",
            },
          },
        },
      },
      'AWS::Lambda::Function "Cook": property Runtime: only Node runs here',
    ],
    [
      "an attribute of a resource that it does not know",
      { Resources: { Orders: queue({}, { CreationPolicy: {} }) } },
      'Resource "Orders": property CreationPolicy is not known here',
    ],
    [
      "an attribute that it does not know",
      { Resources: { Orders: queue() }, Outputs: { X: { Value: { "Fn::GetAtt": ["Orders", "Colour"] } } } },
      'Attribute Colour of AWS::SQS::Queue "Orders" is not known here',
    ],
    [
      "a section that it does not know",
      { Transform: "AWS::Serverless-2016-10-31" },
      "The template: property Transform is not known here",
    ],
    [
      "a function that it does not know, naming where it stands",
      { Resources: { Orders: queue({ QueueName: { "Fn::ImportValue": "x" } }) } },
      'AWS::SQS::Queue "Orders": The intrinsic function Fn::ImportValue is not known here',
    ],
    [
      "a reference to nothing",
      { Resources: { Orders: queue({ QueueName: { Ref: "Nothing" } }) } },
      '"Nothing" is neither a resource nor a parameter that has a value here',
    ],
    [
      "a dependency on nothing",
      { Resources: { Orders: queue({}, { DependsOn: "Nothing" }) } },
      '"Nothing" is neither a resource',
    ],
    [
      "resources that wait for each other",
      { Resources: { A: queue({}, { DependsOn: ["B"] }), B: queue({ QueueName: { Ref: "A" } }) } },
      "Resources refer to each other in a circle: A, B, A",
    ],
    [
      "a reference to a resource whose condition does not hold",
      {
        Conditions: { Never: { "Fn::Equals": ["a", "b"] } },
        Resources: { A: queue({}, { Condition: "Never" }) },
        Outputs: { Url: { Value: { Ref: "A" } } },
      },
      'Resource "A" is referred to, but its condition "Never" does not hold',
    ],
    [
      "a parameter that only an account can answer",
      {
        Parameters: { Version: { Type: "AWS::SSM::Parameter::Value<String>", Default: "/a" } },
        Resources: { A: queue({ QueueName: { Ref: "Version" } }) },
      },
      '"Version" is neither a resource nor a parameter that has a value here',
    ],
    [
      "a policy for a role of somebody else",
      {
        Resources: {
          More: {
            Type: "AWS::IAM::Policy",
            Properties: { PolicyName: "more", PolicyDocument: policy, Roles: ["x"] },
          },
        },
      },
      'Policy "more" is for role "x", which the stack does not declare',
    ],
    [
      "invocation settings for a function of somebody else",
      {
        Resources: {
          Late: {
            Type: "AWS::Lambda::EventInvokeConfig",
            Properties: { FunctionName: "x", Qualifier: "$LATEST" },
          },
        },
      },
      "Invocation settings are for arn:aws:lambda:eu-west-1:111122223333:function:x, which the stack does not declare",
    ],
    [
      "an asset that was not written",
      {
        Resources: {
          Cook: {
            Type: "AWS::Lambda::Function",
            Properties: {
              Code: { S3Bucket: "a", S3Key: "b.zip" },
              Handler: "a.b",
              Role: "c",
              Runtime: "nodejs24.x",
            },
          },
        },
      },
      'Stack "Shop" has no asset b.zip of packaging zip',
    ],
  ])("refuses %s, before anything is started", async (_, template, message) => {
    const { engines, deploy } = arrangeDeployment({
      ...template,
      Resources: { First: queue(), ...template.Resources },
    });

    await expect(deploy()).rejects.toThrow(message);
    await expect(deploy()).rejects.toBeInstanceOf(DeployError);
    expect(engines.kept.queues.size).toBe(0);
  });

  it("refuses a stack that is not there, and says which are", async () => {
    const { deploy } = arrangeDeployment({});

    await expect(deploy({ stackName: "Shed" })).rejects.toThrow(
      /There is no stack "Shed" in .*; there are: Shop/,
    );
  });

  it("refuses a folder that CDK has not written", async () => {
    const { directory, deploy } = arrangeDeployment({});

    await expect(deploy({ assemblyDirectory: `${directory}/else` })).rejects.toThrow(
      "has the app been synthesized?",
    );
  });

  it("refuses a stack that was made for another Region or account", async () => {
    const { deploy } = arrangeDeployment({}, {}, "aws://444455556666/eu-west-1");

    await expect(deploy({ region: "eu-west-2" })).rejects.toThrow(
      "was made for Region eu-west-1, not for eu-west-2",
    );
    await expect(deploy()).rejects.toThrow("was made for account 444455556666, not for 111122223333");
  });

  it("refuses an account that is none", async () => {
    const { deploy } = arrangeDeployment({});

    await expect(deploy({ account: "me" })).rejects.toThrow('"me" is not an account of twelve digits');
  });
});
