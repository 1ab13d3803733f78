import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { arrangeDeployment } from "./arrange-deployment.ts";

const ALLOW = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };
const ROLE = { Type: "AWS::IAM::Role", Properties: { RoleName: "cook", AssumeRolePolicyDocument: ALLOW } };
const ROLE_ARN = "arn:aws:iam::111122223333:role/cook";
const COOK = {
  Type: "AWS::Lambda::Function",
  Properties: {
    FunctionName: "cook",
    Code: { S3Bucket: "assets", S3Key: "abc.zip" },
    Handler: "index.handler",
    Role: { "Fn::GetAtt": ["Role", "Arn"] },
    Runtime: "nodejs24.x",
  },
};
const COOK_ARN = "arn:aws:lambda:eu-west-1:111122223333:function:cook";
const QUEUE = { Type: "AWS::SQS::Queue", Properties: { QueueName: "letters" } };
const QUEUE_ARN = "arn:aws:sqs:eu-west-1:111122223333:letters";

describe("a table", () => {
  it("is created as the template says, and known by name and ARN", async () => {
    const keys = {
      AttributeDefinitions: [{ AttributeName: "pk", AttributeType: "S" }],
      KeySchema: [{ AttributeName: "pk", KeyType: "HASH" }],
      BillingMode: "PAY_PER_REQUEST",
    };
    const { engines, deploy } = arrangeDeployment({
      Resources: { Table: { Type: "AWS::DynamoDB::Table", Properties: { TableName: "orders", ...keys } } },
      Outputs: { Name: { Value: { Ref: "Table" } }, Arn: { Value: { "Fn::GetAtt": ["Table", "Arn"] } } },
    });

    const { outputs } = await deploy();

    expect(engines.kept.tables.get("orders")).toEqual({
      region: "eu-west-1",
      account: "111122223333",
      input: { TableName: "orders", ...keys },
    });
    expect(outputs).toEqual({ Name: "orders", Arn: "arn:aws:dynamodb:eu-west-1:111122223333:table/orders" });
  });
});

describe("a function", () => {
  it("has Lambda's own limits where the template gives none", async () => {
    const { directory, engines, deploy } = arrangeDeployment(
      { Resources: { Role: ROLE, Cook: COOK } },
      { abc: "folder" },
    );

    await deploy();

    expect(engines.kept.functions.get(COOK_ARN)).toEqual({
      arn: COOK_ARN,
      name: "cook",
      roleArn: ROLE_ARN,
      codeDirectory: join(directory, "asset.abc"),
      handler: "index.handler",
      environment: {},
      timeoutSeconds: 3,
      memoryMegabytes: 128,
    });
  });

  it("has its environment as text, and its invocation as it is set elsewhere", async () => {
    const variables = { BUS: { Ref: "Bus" }, LIMIT: 5, LOUD: true };
    const settings = {
      Timeout: "30",
      MemorySize: 512,
      ReservedConcurrentExecutions: 2,
      DeadLetterConfig: { TargetArn: "arn:aws:sqs:eu-west-1:111122223333:bare" },
    };
    const { engines, deploy } = arrangeDeployment(
      {
        Resources: {
          Invocation: {
            Type: "AWS::Lambda::EventInvokeConfig",
            Properties: {
              FunctionName: { Ref: "Cook" },
              Qualifier: "$LATEST",
              MaximumRetryAttempts: 1,
              MaximumEventAgeInSeconds: 60,
              DestinationConfig: { OnFailure: { Destination: { "Fn::GetAtt": ["Queue", "Arn"] } } },
            },
          },
          Cook: {
            ...COOK,
            Properties: { ...COOK.Properties, ...settings, Environment: { Variables: variables } },
          },
          Role: ROLE,
          Queue: QUEUE,
          Bus: { Type: "AWS::Events::EventBus", Properties: { Name: "orders" } },
        },
      },
      { abc: "folder" },
    );

    await deploy();

    expect(engines.kept.functions.get(COOK_ARN)).toMatchObject({
      environment: { BUS: "orders", LIMIT: "5", LOUD: "true" },
      timeoutSeconds: 30,
      memoryMegabytes: 512,
      reservedConcurrency: 2,
      maximumRetryAttempts: 1,
      maximumEventAgeSeconds: 60,
      deadLetterArn: "arn:aws:sqs:eu-west-1:111122223333:bare",
      onFailureArn: QUEUE_ARN,
    });
  });

  it("lets itself be invoked by whom a permission names", async () => {
    const Properties = {
      Action: "lambda:InvokeFunction",
      FunctionName: { "Fn::GetAtt": ["Cook", "Arn"] },
      Principal: "events.amazonaws.com",
      SourceArn: "arn:aws:events:eu-west-1:111122223333:rule/noon",
    };
    const { engines, deploy } = arrangeDeployment(
      { Resources: { Role: ROLE, Cook: COOK, MayCook: { Type: "AWS::Lambda::Permission", Properties } } },
      { abc: "folder" },
    );

    await deploy();

    expect(engines.kept.policies.get(COOK_ARN)).toEqual([
      {
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "MayCook",
            Effect: "Allow",
            Principal: { Service: "events.amazonaws.com" },
            Action: "lambda:InvokeFunction",
            Resource: COOK_ARN,
            Condition: { ArnLike: { "AWS:SourceArn": "arn:aws:events:eu-west-1:111122223333:rule/noon" } },
          },
        ],
      },
    ]);
  });
});

describe("a role", () => {
  it("has the policies that stand in it and those that stand beside it", async () => {
    const { engines, deploy } = arrangeDeployment({
      Resources: {
        More: {
          Type: "AWS::IAM::Policy",
          Properties: { PolicyName: "more", PolicyDocument: ALLOW, Roles: [{ Ref: "Role" }] },
        },
        Role: {
          Type: "AWS::IAM::Role",
          Properties: {
            Path: "/kitchen/",
            RoleName: "cook",
            AssumeRolePolicyDocument: ALLOW,
            Policies: [{ PolicyName: "own", PolicyDocument: ALLOW }],
          },
        },
      },
    });

    await deploy();

    expect([...engines.kept.roles.values()]).toEqual([
      {
        arn: "arn:aws:iam::111122223333:role/kitchen/cook",
        roleId: expect.stringMatching(/^AROA[A-Z2-7]{17}$/),
        name: "cook",
        path: "/kitchen/",
        trustPolicy: ALLOW,
        policies: [
          { name: "own", document: ALLOW },
          { name: "more", document: ALLOW },
        ],
      },
    ]);
  });
});

describe("a rule", () => {
  it("stands on its bus, with targets in the engine's words", async () => {
    const { engines, deploy } = arrangeDeployment(
      {
        Resources: {
          Rule: {
            Type: "AWS::Events::Rule",
            Properties: {
              Name: "noon",
              EventBusName: { Ref: "Bus" },
              EventPattern: { source: ["clock"] },
              Targets: [
                {
                  Id: "cook",
                  Arn: { "Fn::GetAtt": ["Cook", "Arn"] },
                  InputTransformer: { InputPathsMap: { time: "$.time" }, InputTemplate: '{"at":<time>}' },
                  RetryPolicy: { MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 120 },
                  DeadLetterConfig: { Arn: { "Fn::GetAtt": ["Queue", "Arn"] } },
                },
              ],
            },
          },
          Bus: { Type: "AWS::Events::EventBus", Properties: { Name: "orders" } },
          Queue: QUEUE,
          Cook: COOK,
          Role: ROLE,
        },
        Outputs: { Rule: { Value: { Ref: "Rule" } } },
      },
      { abc: "folder" },
    );

    const { outputs } = await deploy();

    expect([...engines.kept.rules.values()]).toEqual([
      {
        arn: "arn:aws:events:eu-west-1:111122223333:rule/orders/noon",
        name: "noon",
        busArn: "arn:aws:events:eu-west-1:111122223333:event-bus/orders",
        pattern: { source: ["clock"] },
        state: "ENABLED",
        targets: [
          {
            id: "cook",
            arn: COOK_ARN,
            inputTransformer: { inputPathsMap: { time: "$.time" }, inputTemplate: '{"at":<time>}' },
            retryPolicy: { maximumRetryAttempts: 3, maximumEventAgeSeconds: 120 },
            deadLetterArn: QUEUE_ARN,
          },
        ],
      },
    ]);
    expect(outputs).toEqual({ Rule: "orders|noon" });
  });

  it("stands on the default bus, which needs no template, unless it names another", async () => {
    const { engines, deploy } = arrangeDeployment({
      Resources: {
        Rule: {
          Type: "AWS::Events::Rule",
          Properties: {
            EventPattern: { source: ["clock"] },
            State: "DISABLED",
            Targets: [
              { Id: "a", Arn: "arn:aws:events:us-east-1:111122223333:event-bus/far", RoleArn: ROLE_ARN },
            ],
          },
        },
      },
    });

    await deploy();

    expect([...engines.kept.rules.values()]).toMatchObject([
      {
        name: expect.stringMatching(/^Shop-Rule-[A-Z2-7]{12}$/),
        busArn: "arn:aws:events:eu-west-1:111122223333:event-bus/default",
        state: "DISABLED",
        targets: [{ roleArn: ROLE_ARN }],
      },
    ]);
  });
});

describe("a bus", () => {
  it("takes events from whom its policy names", async () => {
    const statement = { Effect: "Allow", Principal: "*", Action: "events:PutEvents" };
    const { engines, deploy } = arrangeDeployment({
      Resources: {
        Policy: {
          Type: "AWS::Events::EventBusPolicy",
          Properties: { EventBusName: "orders", StatementId: "everybody", Statement: statement },
        },
      },
    });

    await deploy();

    expect(engines.kept.policies.get("arn:aws:events:eu-west-1:111122223333:event-bus/orders")).toEqual([
      { Version: "2012-10-17", Statement: [{ ...statement, Sid: "everybody" }] },
    ]);
  });
});

describe("a queue", () => {
  it("is known by its URL, and has its policy", async () => {
    const { engines, deploy } = arrangeDeployment({
      Resources: {
        Policy: {
          Type: "AWS::SQS::QueuePolicy",
          Properties: { Queues: [{ Ref: "Queue" }], PolicyDocument: ALLOW },
        },
        Queue: QUEUE,
      },
      Outputs: { Url: { Value: { Ref: "Queue" } } },
    });

    const { outputs } = await deploy();

    expect([...engines.kept.queues]).toEqual([QUEUE_ARN]);
    expect(engines.kept.policies.get(QUEUE_ARN)).toEqual([ALLOW]);
    expect(outputs).toEqual({ Url: "https://sqs.eu-west-1.amazonaws.com/111122223333/letters" });
  });
});

describe("a state machine", () => {
  const machine = (definition: object) => ({
    Machine: {
      Type: "AWS::StepFunctions::StateMachine",
      Properties: { StateMachineName: "bake", RoleArn: ROLE_ARN, ...definition },
    },
  });
  const ARN = "arn:aws:states:eu-west-1:111122223333:stateMachine:bake";

  it("has the placeholders of its file filled", async () => {
    const { engines, deploy } = arrangeDeployment(
      {
        Resources: machine({
          DefinitionS3Location: { Bucket: "assets", Key: "def.json" },
          DefinitionSubstitutions: { CookArn: { "Fn::Sub": "arn:${AWS::Partition}:x" } },
        }),
      },
      { def: '{"StartAt":"${CookArn}"}' },
    );

    await deploy();

    expect(engines.kept.machines.get(ARN)).toEqual({
      arn: ARN,
      name: "bake",
      definition: { StartAt: "arn:aws:x" },
      roleArn: ROLE_ARN,
    });
  });

  it("can be written in the template itself", async () => {
    const { engines, deploy } = arrangeDeployment({
      Resources: machine({ DefinitionString: '{"StartAt":"A"}' }),
    });

    await deploy();

    expect(engines.kept.machines.get(ARN)?.definition).toEqual({ StartAt: "A" });
  });

  it.each<[string, object, string]>([
    [
      "a placeholder without value",
      { DefinitionString: '{"a":"${CookArn}"}' },
      "nothing is given for ${CookArn}",
    ],
    ["no definition", {}, "neither DefinitionString nor DefinitionS3Location"],
    ["a definition that is not JSON", { DefinitionString: "StartAt: A" }, "the definition is not JSON"],
  ])("is refused with %s", async (_, definition, message) => {
    const { deploy } = arrangeDeployment({ Resources: machine(definition) });

    await expect(deploy()).rejects.toThrow(message);
    await expect(deploy()).rejects.toThrow('AWS::StepFunctions::StateMachine "Machine"');
  });
});

describe("what has no meaning on one machine", () => {
  it("is understood, and known by name and ARN", async () => {
    const { deploy } = arrangeDeployment({
      Resources: {
        Log: { Type: "AWS::Logs::LogGroup", Properties: { LogGroupName: "/a", RetentionInDays: 90 } },
        Alarm: { Type: "AWS::CloudWatch::Alarm", Properties: { AlarmName: "hot", Threshold: 0 } },
      },
      Outputs: {
        Log: { Value: { "Fn::GetAtt": ["Log", "Arn"] } },
        Alarm: { Value: { "Fn::GetAtt": ["Alarm", "Arn"] } },
      },
    });

    const { outputs } = await deploy();

    expect(outputs).toEqual({
      Log: "arn:aws:logs:eu-west-1:111122223333:log-group:/a:*",
      Alarm: "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:hot",
    });
  });
});
