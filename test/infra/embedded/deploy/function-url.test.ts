import { describe, expect, it } from "vitest";
import { arrangeDeployment } from "./arrange-deployment.ts";

const ARN = "arn:aws:lambda:eu-west-1:111122223333:function:answer";

const url = (properties: object) => ({
  Resources: { Url: { Type: "AWS::Lambda::Url", Properties: properties } },
  Outputs: {
    Url: { Value: { "Fn::GetAtt": ["Url", "FunctionUrl"] } },
    Arn: { Value: { "Fn::GetAtt": ["Url", "FunctionArn"] } },
    Ref: { Value: { Ref: "Url" } },
  },
});

describe("a function's URL", () => {
  it("is where the engines say, under an id that is always the same for the function", async () => {
    const { engines, deploy } = arrangeDeployment(url({ AuthType: "AWS_IAM", TargetFunctionArn: ARN }));

    const { outputs } = await deploy();
    const [created] = engines.kept.functionUrls.values();

    expect(created).toEqual({
      id: expect.stringMatching(/^[a-z2-7]{32}$/),
      functionArn: ARN,
      url: `http://127.0.0.1:4566/urls/${created?.id}/`,
    });
    expect(outputs).toEqual({ Url: created?.url, Arn: ARN, Ref: ARN });
    expect((await deploy()).outputs).toEqual(outputs);
  });

  it("can be for a function that is named only", async () => {
    const { engines, deploy } = arrangeDeployment(url({ AuthType: "AWS_IAM", TargetFunctionArn: "answer" }));

    await deploy();

    expect([...engines.kept.functionUrls.values()]).toMatchObject([{ functionArn: ARN }]);
  });

  it.each([
    [{ AuthType: "NONE" }, "property AuthType: nobody is let in here without a signature"],
    [
      { AuthType: "AWS_IAM", InvokeMode: "RESPONSE_STREAM" },
      "property InvokeMode: answers are not streamed here",
    ],
    [{ AuthType: "AWS_IAM", Cors: {} }, "property Cors is not known here"],
  ])("is refused with %j", async (properties, message) => {
    const { deploy } = arrangeDeployment(url({ TargetFunctionArn: ARN, ...properties }));

    await expect(deploy()).rejects.toThrow(`AWS::Lambda::Url "Url": ${message}`);
  });
});

describe("a permission for a function's URL", () => {
  it("is a statement with the conditions that AWS has for it", async () => {
    const permission = (properties: object) => ({
      Type: "AWS::Lambda::Permission",
      Properties: { FunctionName: ARN, Principal: "111122223333", ...properties },
    });
    const { engines, deploy } = arrangeDeployment({
      Resources: {
        Url: permission({ Action: "lambda:InvokeFunctionUrl", FunctionUrlAuthType: "AWS_IAM" }),
        Invoke: permission({ Action: "lambda:InvokeFunction", InvokedViaFunctionUrl: true }),
      },
    });

    await deploy();

    const statement = { Effect: "Allow", Principal: { AWS: "111122223333" }, Resource: ARN };
    expect(engines.kept.policies.get(ARN)).toEqual([
      {
        Version: "2012-10-17",
        Statement: [
          {
            ...statement,
            Sid: "Url",
            Action: "lambda:InvokeFunctionUrl",
            Condition: { StringEquals: { "lambda:FunctionUrlAuthType": "AWS_IAM" } },
          },
        ],
      },
      {
        Version: "2012-10-17",
        Statement: [
          {
            ...statement,
            Sid: "Invoke",
            Action: "lambda:InvokeFunction",
            Condition: { Bool: { "lambda:InvokedViaFunctionUrl": "true" } },
          },
        ],
      },
    ]);
  });
});
