import { describe, expect, it } from "vitest";
import { arrangeDeployment } from "./arrange-deployment.ts";

const ARN = "arn:aws:sns:eu-west-1:111122223333:news";

describe("a topic", () => {
  it("is created, known by ARN and name, and has the policies that name it", async () => {
    const document = {
      Version: "2012-10-17",
      Statement: [{ Effect: "Deny", Principal: "*", Action: "sns:Publish", Resource: ARN }],
    };
    const { engines, deploy } = arrangeDeployment({
      Resources: {
        News: {
          Type: "AWS::SNS::Topic",
          Properties: { TopicName: "news", DisplayName: "News", KmsMasterKeyId: "alias/aws/sns" },
        },
        Policy: {
          Type: "AWS::SNS::TopicPolicy",
          Properties: { PolicyDocument: document, Topics: [{ Ref: "News" }] },
        },
      },
      Outputs: {
        Ref: { Value: { Ref: "News" } },
        Arn: { Value: { "Fn::GetAtt": ["News", "TopicArn"] } },
        Name: { Value: { "Fn::GetAtt": ["News", "TopicName"] } },
      },
    });

    const { outputs } = await deploy();

    expect([...engines.kept.topics]).toEqual([ARN]);
    expect(engines.kept.policies.get(ARN)).toEqual([document]);
    expect(outputs).toEqual({ Ref: ARN, Arn: ARN, Name: "news" });
  });

  it("has a name of its own where the template gives none", async () => {
    const { engines, deploy } = arrangeDeployment({ Resources: { News: { Type: "AWS::SNS::Topic" } } });

    await deploy();

    expect([...engines.kept.topics]).toEqual([
      expect.stringMatching(/^arn:aws:sns:eu-west-1:111122223333:Shop-News-[A-Z2-7]{12}$/),
    ]);
  });

  it("cannot be a queue's kind of topic", async () => {
    const { deploy } = arrangeDeployment({
      Resources: { News: { Type: "AWS::SNS::Topic", Properties: { FifoTopic: true } } },
    });

    await expect(deploy()).rejects.toThrow('AWS::SNS::Topic "News": property FifoTopic is not known here');
  });
});
