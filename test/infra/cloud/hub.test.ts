import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import * as v from "valibot";
import { beforeAll, describe, expect, it } from "vitest";
import { allServices } from "../../../functions/services/services.ts";
import { handlersDirectory, stateMachinesDirectory } from "../../../infra/cloud/paths.ts";
import { assemblyFor } from "../../../infra/sandbox/assembly.ts";
import { readTemplate, referred } from "./read-template.ts";

const REGIONS = ["eu-west-1", "sa-east-1", "us-east-1"];
let directory = "";
let hub: ReturnType<typeof readTemplate>;

beforeAll(async () => {
  ({ assemblyDirectory: directory } = await assemblyFor(REGIONS));
  hub = readTemplate(directory, "RolecallHub");
});

const DeployedFunction = v.object({
  FunctionName: v.pipe(
    v.string(),
    v.transform((name) => name.replace(/^rolecall-/, "")),
  ),
  Role: v.unknown(),
  Environment: v.object({ Variables: v.record(v.string(), v.unknown()) }),
});

const Policy = v.object({
  Policies: v.array(
    v.object({
      PolicyDocument: v.object({
        Statement: v.array(
          v.object({ Action: v.union([v.string(), v.array(v.string())]), Resource: v.unknown() }),
        ),
      }),
    }),
  ),
});

function functions() {
  return hub.properties("AWS::Lambda::Function").map((properties) => v.parse(DeployedFunction, properties));
}

function actionsOf(role: unknown): readonly string[] {
  const { Policies } = v.parse(Policy, hub.Resources[referred(role)]?.Properties);
  const statements = Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
  return statements.flatMap(({ Action }) => Action).toSorted();
}

const WORKFLOWS = ["decommission-role", "restore-role", "remediate-role"];
const LOG_AND_TRACES = [
  "logs:CreateLogStream",
  "logs:PutLogEvents",
  "xray:PutTelemetryRecords",
  "xray:PutTraceSegments",
];
const GUARDED = [
  "BUS_NAME",
  "OPENED_ROLE_NAMES",
  "ORGANIZATIONAL_UNITS",
  "PROTECTED_ROLE_NAMES",
  "TABLE_NAME",
];
const READ_WRITE = ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"];
const actionsIn = (grants: "readGrants" | "releaseGrants" | "restoreGrants") =>
  allServices.flatMap((service) => service[grants].flatMap(({ actions }) => actions));
const READ_SERVICES = actionsIn("readGrants");

describe("the hub's functions", () => {
  it("are the handlers, each of them and no others", () => {
    const handlers = globSync("*.ts", { cwd: handlersDirectory }).map((file) => basename(file, ".ts"));

    expect(
      functions()
        .map(({ FunctionName }) => FunctionName)
        .toSorted(),
    ).toEqual(handlers.toSorted());
  });

  it.each([
    [
      "record-event",
      [
        "BUS_NAME",
        "ON_UNUSED",
        "OPENED_ROLE_NAMES",
        "ORGANIZATIONAL_UNITS",
        "OWN_ROLE_PATH",
        "PROTECTED_ROLE_NAMES",
        "STATE_MACHINE_ARN",
        "TABLE_NAME",
      ],
    ],
    ["claim-role", GUARDED],
    ["find-usages", []],
    ["make-plan", GUARDED],
    ["release-usage", GUARDED],
    ["submit-deletion", ["BUS_NAME", "MAXIMUM_DELETIONS_PER_DAY", ...GUARDED.slice(1)]],
    ["judge-deletion", ["TABLE_NAME"]],
    ["record-outcome", ["BUS_NAME", "TABLE_NAME"]],
    ["close-run", ["BUS_NAME", "TABLE_NAME"]],
    ["plan-restore", ["BUS_NAME", "TABLE_NAME"]],
    ["restore-usage", ["BUS_NAME", "TABLE_NAME"]],
    ["record-restore", ["BUS_NAME", "TABLE_NAME"]],
    ["judge-role", [...GUARDED.slice(0, 4), "REMEDIATE_STATE_MACHINE_ARN", "TABLE_NAME"]],
    ["assess-remediation", ["BUS_NAME", "MAXIMUM_DELETIONS_PER_DAY", ...GUARDED.slice(1)]],
    ["await-change", ["TABLE_NAME"]],
    ["ask-approval", ["ANSWER_URL", "APPROVAL_TOPIC_ARN", "BUS_NAME", "TABLE_NAME"]],
    ["put-back-role", GUARDED],
    ["end-remediation", ["BUS_NAME", "TABLE_NAME"]],
    ["answer-approval", ["BUS_NAME", "TABLE_NAME"]],
    ["put-policy", ["BUS_NAME", "ORGANIZATIONAL_UNITS", "TABLE_NAME"]],
  ])("give %s just the environment that it reads", (name, variables) => {
    const found = functions().find(({ FunctionName }) => FunctionName === name);

    const { POWERTOOLS_LOG_LEVEL, ...others } = found?.Environment.Variables ?? {};

    expect(POWERTOOLS_LOG_LEVEL).toBe("INFO");
    expect(Object.keys(others).toSorted()).toEqual(variables);
  });

  it.each([
    [
      "record-event",
      [
        "account:ListRegions",
        ...READ_WRITE,
        "events:PutEvents",
        "iam:GetRole",
        ...READ_SERVICES,
        "sqs:SendMessage",
        "states:StartExecution",
      ],
    ],
    ["claim-role", ["account:ListRegions", ...READ_WRITE, "events:PutEvents"]],
    ["find-usages", READ_SERVICES],
    ["make-plan", [...READ_WRITE, "dynamodb:Query", "events:PutEvents", "iam:GetRole"]],
    [
      "release-usage",
      [...READ_WRITE, "dynamodb:Query", "events:PutEvents", ...READ_SERVICES, ...actionsIn("releaseGrants")],
    ],
    [
      "submit-deletion",
      [...READ_WRITE, "dynamodb:Query", "events:PutEvents", "iam:DeleteServiceLinkedRole", "iam:GetRole"],
    ],
    ["judge-deletion", ["dynamodb:UpdateItem", "iam:GetRole", "iam:GetServiceLinkedRoleDeletionStatus"]],
    ["record-outcome", [...READ_WRITE, "events:PutEvents", "iam:GetRole"]],
    [
      "close-run",
      [
        "account:ListRegions",
        ...READ_WRITE,
        "events:PutEvents",
        "iam:GetRole",
        ...READ_SERVICES,
        "sqs:SendMessage",
      ],
    ],
    ["plan-restore", [...READ_WRITE, "dynamodb:Query", "events:PutEvents"]],
    [
      "restore-usage",
      [
        ...READ_WRITE,
        "dynamodb:Query",
        "events:PutEvents",
        "iam:CreateServiceLinkedRole",
        "iam:GetRole",
        "iam:TagRole",
        "iam:UpdateRole",
        ...READ_SERVICES,
        ...actionsIn("restoreGrants"),
      ],
    ],
    [
      "record-restore",
      ["account:ListRegions", ...READ_WRITE, "events:PutEvents", "iam:GetRole", ...READ_SERVICES],
    ],
    [
      "judge-role",
      [
        ...READ_WRITE,
        "dynamodb:Query",
        "events:PutEvents",
        "sqs:SendMessage",
        "states:SendTaskSuccess",
        "states:StartExecution",
      ],
    ],
    [
      "assess-remediation",
      [
        "account:ListRegions",
        "dynamodb:GetItem",
        "dynamodb:PutItem",
        "dynamodb:Query",
        "iam:GetRole",
        ...READ_SERVICES,
      ],
    ],
    ["await-change", [...READ_WRITE, "states:SendTaskSuccess"]],
    [
      "ask-approval",
      ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query", "events:PutEvents", "sns:Publish"],
    ],
    [
      "put-back-role",
      [
        ...READ_WRITE,
        "dynamodb:Query",
        "events:PutEvents",
        "iam:CreateServiceLinkedRole",
        "iam:GetRole",
        "iam:TagRole",
        "iam:UpdateRole",
      ],
    ],
    ["end-remediation", [...READ_WRITE, "events:PutEvents"]],
    ["answer-approval", [...READ_WRITE, "events:PutEvents", "states:SendTaskSuccess"]],
    ["put-policy", ["dynamodb:GetItem", "dynamodb:PutItem", "events:PutEvents"]],
  ])("let %s do these things and no others", (name, actions) => {
    const found = functions().find(({ FunctionName }) => FunctionName === name);

    expect(actionsOf(found?.Role)).toEqual([...actions, ...LOG_AND_TRACES].toSorted());
  });

  it("let nobody but submit-deletion delete, and only service-linked roles", () => {
    const statements = JSON.stringify(hub.properties("AWS::IAM::Role")).match(
      /\{[^{}]*"iam:DeleteServiceLinkedRole"[^}]*\}[^}]*\}[^}]*\}/g,
    );

    expect(statements).toHaveLength(1);
    expect(statements?.[0]).toContain(":role/aws-service-role/*");
  });

  it("keep what they could not work on, after two more attempts, where they are told of events", () => {
    const configs = hub.properties("AWS::Lambda::EventInvokeConfig");

    expect(
      configs.map(({ FunctionName }) => hub.Resources[referred(FunctionName)]?.Properties["FunctionName"]),
    ).toEqual([
      "rolecall-record-event",
      "rolecall-close-run",
      "rolecall-sweep-account",
      "rolecall-judge-role",
    ]);
    for (const config of configs) {
      expect(config).toMatchObject({
        MaximumRetryAttempts: 2,
        MaximumEventAgeInSeconds: 21_600,
        DestinationConfig: { OnFailure: {} },
      });
    }
  });

  it("run on Node 24, arm64, with a log that ends some day", () => {
    for (const properties of hub.properties("AWS::Lambda::Function")) {
      expect(properties).toMatchObject({
        Runtime: "nodejs24.x",
        Architectures: ["arm64"],
        Timeout: expect.any(Number),
        LoggingConfig: { LogGroup: expect.anything() },
      });
    }
    const retentions = hub.properties("AWS::Logs::LogGroup").map(({ RetentionInDays }) => RetentionInDays);
    expect(new Set(retentions)).toEqual(new Set([90]));
    expect(retentions).toHaveLength(functions().length + WORKFLOWS.length);
  });
});

describe("the hub's roles", () => {
  it("stand under rolecall's own path, without managed policies", () => {
    for (const properties of hub.properties("AWS::IAM::Role")) {
      expect(properties).toMatchObject({ Path: "/rolecall/" });
      expect(properties).not.toHaveProperty("ManagedPolicyArns");
    }
    expect(hub.ofType("AWS::IAM::Role")).toHaveLength(functions().length + WORKFLOWS.length);
    expect(hub.ofType("AWS::IAM::Policy")).toEqual([]);
  });
});

describe.each(WORKFLOWS)("the workflow %s", (name) => {
  const machineOf = () =>
    hub
      .properties("AWS::StepFunctions::StateMachine")
      .find(({ StateMachineName }) => StateMachineName === name);

  it("gets a value for every placeholder of its file, and no other values", () => {
    const file = readFileSync(join(stateMachinesDirectory, `${name}.asl.json`), "utf8");
    const placeholders = new Set([...file.matchAll(/\$\{(\w+)\}/g)].map(([, placeholder]) => placeholder));

    const machine = machineOf();

    expect(
      Object.keys(
        v.parse(v.record(v.string(), v.unknown()), machine?.["DefinitionSubstitutions"]),
      ).toSorted(),
    ).toEqual([...placeholders].toSorted());
  });

  it("may invoke its own functions, run workflows that its file names, write logs and traces, and nothing else", () => {
    const machine = machineOf();

    expect(actionsOf(machine?.["RoleArn"]).filter((action) => !/^(logs|xray):/.test(action))).toEqual([
      ...(name === "remediate-role" ? ["events:DescribeRule", "events:PutRule", "events:PutTargets"] : []),
      "lambda:InvokeFunction",
      ...(name === "remediate-role"
        ? ["states:DescribeExecution", "states:StartExecution", "states:StopExecution"]
        : []),
    ]);
    expect(machine).toMatchObject({
      // Without the data of executions: a task's input may hold what wakes it.
      LoggingConfiguration: { Level: "ERROR" },
      TracingConfiguration: { Enabled: true },
    });
  });
});

describe("the hub's table", () => {
  it("outlives the stack and mistakes", () => {
    const [[, table] = []] = hub.ofType("AWS::DynamoDB::Table");

    expect(table).toMatchObject({
      DeletionPolicy: "Retain",
      UpdateReplacePolicy: "Retain",
      Properties: {
        BillingMode: "PAY_PER_REQUEST",
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        TimeToLiveSpecification: { AttributeName: "expiresAt", Enabled: true },
        KeySchema: [
          { AttributeName: "pk", KeyType: "HASH" },
          { AttributeName: "sk", KeyType: "RANGE" },
        ],
      },
    });
  });
});

describe("the hub's parameters", () => {
  it("change nothing unless the owner says so", () => {
    expect(hub.Parameters).toMatchObject({
      OnUnused: { Default: "report", AllowedValues: ["report", "plan", "decommission"] },
      MaximumDeletionsPerDay: { Default: 10, MinValue: 1 },
      ProtectedRoleNames: { Default: "" },
      OrganizationalUnits: { Default: "" },
    });
  });

  it.each([
    ["", true],
    ["ou-abcd-12345678", true],
    ["r-abcd", true],
    ["ou-abcd-12345678,ou-abcd-87654321,r-abcd", true],
    ["ou-abcd-1234567", false],
    ["ou-abcd-12345678, r-abcd", false],
    ["ou-abcd-12345678,", false],
    ["Production", false],
    ["111122223333", false],
  ])("take %j for the units that hold the account: %s", (units, allowed) => {
    const { AllowedPattern } = hub.Parameters["OrganizationalUnits"] ?? {};

    expect(new RegExp(String(AllowedPattern)).test(units)).toBe(allowed);
  });
});
