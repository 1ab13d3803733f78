import { describe, expect, it } from "vitest";
import { generatedName } from "../../../../infra/embedded/deploy/place.ts";
import { arrangeDeployment } from "./arrange-deployment.ts";

const PLACE = { stackName: "Shop", account: "111122223333", region: "eu-west-1", partition: "aws" };

describe("deploy", () => {
  it("leads to the same when it is done again", async () => {
    const { engines, deploy } = arrangeDeployment({
      Resources: { Orders: { Type: "AWS::SQS::Queue" }, Log: { Type: "AWS::Logs::LogGroup" } },
    });
    const first = await deploy();
    const queues = [...engines.kept.queues];

    const second = await deploy();

    expect(second).toEqual(first);
    expect([...engines.kept.queues]).toEqual(queues);
  });

  it("hands out what every resource is known by", async () => {
    const { deploy } = arrangeDeployment({
      Resources: { Orders: { Type: "AWS::SQS::Queue", Properties: { QueueName: "o" } } },
    });

    expect(await deploy()).toEqual({
      stackName: "Shop",
      outputs: {},
      resources: {
        Orders: {
          type: "AWS::SQS::Queue",
          physicalId: "https://sqs.eu-west-1.amazonaws.com/111122223333/o",
          attributes: { Arn: "arn:aws:sqs:eu-west-1:111122223333:o", QueueName: "o" },
        },
      },
    });
  });

  it("takes parameters and leaves out what a condition does not want", async () => {
    const { deploy } = arrangeDeployment({
      Parameters: { Stage: { Type: "String", Default: "test", AllowedValues: ["test", "production"] } },
      Conditions: { IsProduction: { "Fn::Equals": [{ Ref: "Stage" }, "production"] } },
      Resources: {
        Orders: { Type: "AWS::SQS::Queue", Properties: { QueueName: { "Fn::Sub": "orders-${Stage}" } } },
        Extra: { Type: "AWS::SQS::Queue", Condition: "IsProduction" },
      },
      Outputs: { Extra: { Value: { Ref: "Extra" }, Condition: "IsProduction" } },
    });

    const test = await deploy();
    const production = await deploy({ parameters: { Stage: "production" } });

    expect(test.resources["Orders"]?.attributes["QueueName"]).toBe("orders-test");
    expect(Object.keys(test.resources)).toEqual(["Orders"]);
    expect(test.outputs).toEqual({});
    expect(Object.keys(production.resources)).toEqual(["Orders", "Extra"]);
    expect(Object.keys(production.outputs)).toEqual(["Extra"]);
  });

  it("speaks of the partition that it is told", async () => {
    const { deploy } = arrangeDeployment({
      Resources: { Orders: { Type: "AWS::SQS::Queue", Properties: { QueueName: "o" } } },
      Outputs: {
        Suffix: { Value: { Ref: "AWS::URLSuffix" } },
        Arn: { Value: { "Fn::GetAtt": ["Orders", "Arn"] } },
      },
    });

    expect((await deploy({ partition: "aws-cn" })).outputs).toEqual({
      Suffix: "amazonaws.com.cn",
      Arn: "arn:aws-cn:sqs:eu-west-1:111122223333:o",
    });
  });
});

describe("generatedName", () => {
  it("is the same every time, and another in another account", () => {
    const name = generatedName(PLACE, "Orders", 80);

    expect(generatedName(PLACE, "Orders", 80)).toBe(name);
    expect(name).toMatch(/^Shop-Orders-[A-Z2-7]{12}$/);
    expect(generatedName({ ...PLACE, account: "444455556666" }, "Orders", 80)).not.toBe(name);
  });

  it("is no longer than it may be, whatever is long", () => {
    const long = "L".repeat(100);

    expect(generatedName(PLACE, long, 64)).toHaveLength(64);
    expect(generatedName({ ...PLACE, stackName: long }, "Orders", 64)).toHaveLength(64);
    expect(generatedName({ ...PLACE, stackName: long }, long, 64)).toHaveLength(64);
  });
});
