import {
  type EvaluationResult,
  IAMClient,
  paginateSimulatePrincipalPolicy,
  SimulatePrincipalPolicyCommand,
  type SimulatePrincipalPolicyCommandInput,
} from "@aws-sdk/client-iam";
import { describe, expect, it } from "vitest";
import { iamService } from "../../../../infra/sandbox/services/iam.ts";
import { addRole } from "../../../../infra/sandbox/services/iam-state.ts";
import { arrangeGateway, refusalOf, roleWith } from "../gateway/arranged-gateway.ts";

const worker = "arn:aws:iam::111122223333:role/app/worker";
const administrator = "arn:aws:iam::111122223333:role/Administrator";
const channel = "arn:aws:ivs:eu-west-1:111122223333:channel/AAAAAAAAAAAA";

async function arrange(statement: unknown = []) {
  const arranged = await arrangeGateway(({ world, permissions }) => [iamService(world, {}, permissions)]);
  arranged.permissions.putRole(roleWith(statement));
  const iam = new IAMClient(arranged.client());
  const simulate = (input: Partial<SimulatePrincipalPolicyCommandInput>) =>
    iam.send(
      new SimulatePrincipalPolicyCommand({
        PolicySourceArn: worker,
        ActionNames: ["ivs:GetChannel"],
        ...input,
      }),
    );
  return { ...arranged, iam, simulate };
}

const decisions = ({
  EvaluationResults = [],
}: {
  readonly EvaluationResults?: EvaluationResult[] | undefined;
}) => EvaluationResults.map(({ EvalActionName, EvalDecision }) => `${EvalActionName} ${EvalDecision}`);

describe("SimulatePrincipalPolicy", () => {
  it("answers what a role's own policies decide, action by action", async () => {
    const { simulate } = await arrange([
      { Effect: "Allow", Action: "ivs:*", Resource: "arn:aws:ivs:*:111122223333:channel/*" },
      { Effect: "Deny", Action: "ivs:DeleteChannel", Resource: "*" },
    ]);

    const answer = await simulate({
      ActionNames: ["ivs:GetChannel", "ivs:DeleteChannel"],
      ResourceArns: [channel],
    });
    const elsewhere = await simulate({ ActionNames: ["iam:ListRoles"] });

    expect(answer.EvaluationResults).toEqual([
      {
        EvalActionName: "ivs:GetChannel",
        EvalResourceName: channel,
        EvalDecision: "allowed",
        MatchedStatements: [{ SourcePolicyId: "work" }],
        MissingContextValues: [],
      },
      expect.objectContaining({ EvalActionName: "ivs:DeleteChannel", EvalDecision: "explicitDeny" }),
    ]);
    expect(elsewhere.EvaluationResults).toEqual([
      expect.objectContaining({
        EvalResourceName: "*",
        EvalDecision: "implicitDeny",
        MatchedStatements: [],
      }),
    ]);
  });

  it("decides each resource for itself", async () => {
    const { simulate } = await arrange([{ Effect: "Allow", Action: "ivs:GetChannel", Resource: channel }]);
    const other = channel.replace("eu-west-1", "us-east-1");

    const { EvaluationResults } = await simulate({ ResourceArns: [channel, other] });

    expect(EvaluationResults).toMatchObject([
      { EvalResourceName: channel, EvalDecision: "allowed" },
      { EvalResourceName: other, EvalDecision: "implicitDeny" },
    ]);
  });

  it("takes the context that it is given, for example the Region", async () => {
    const { simulate } = await arrange([
      {
        Effect: "Allow",
        Action: "iam:ListRoles",
        Resource: "*",
        Condition: { StringEquals: { "aws:RequestedRegion": "eu-west-1" } },
      },
    ]);
    const inRegion = (region: string) =>
      simulate({
        ActionNames: ["iam:ListRoles"],
        ContextEntries: [
          {
            ContextKeyName: "aws:RequestedRegion",
            ContextKeyValues: [region],
            ContextKeyType: "string",
          },
        ],
      });

    expect(decisions(await inRegion("eu-west-1"))).toEqual(["iam:ListRoles allowed"]);
    expect(decisions(await inRegion("us-east-1"))).toEqual(["iam:ListRoles implicitDeny"]);
  });

  it("answers page by page", async () => {
    const { iam } = await arrange([{ Effect: "Allow", Action: "ivs:*", Resource: "*" }]);
    const ActionNames = [
      "GetChannel",
      "UpdateChannel",
      "GetStream",
      "StopStream",
      "DeleteChannel",
      "PutMetadata",
    ].map((name) => `ivs:${name}`);
    const pages: (readonly string[])[] = [];

    const input = { PolicySourceArn: worker, ActionNames, ResourceArns: [channel] };
    for await (const page of paginateSimulatePrincipalPolicy({ client: iam }, input)) {
      pages.push(decisions(page));
    }

    expect(pages.map(({ length }) => length)).toEqual([5, 1]);
    expect(pages.flat()).toEqual(ActionNames.map((name) => `${name} allowed`));
  });

  it("knows the administrator, who may do everything", async () => {
    const { simulate } = await arrange();

    const answer = await simulate({
      PolicySourceArn: administrator,
      ActionNames: ["iam:DeleteServiceLinkedRole"],
    });

    expect(decisions(answer)).toEqual(["iam:DeleteServiceLinkedRole allowed"]);
  });

  it("finds nothing allowed to a role that was made by a call", async () => {
    const { simulate, world } = await arrange();
    const { arn } = addRole(world, { account: "111122223333", name: "plain", trustPolicy: "{}" });

    expect(decisions(await simulate({ PolicySourceArn: arn, ResourceArns: [channel] }))).toEqual([
      "ivs:GetChannel implicitDeny",
    ]);
  });

  it.each([
    [
      "a session's ARN",
      { PolicySourceArn: "arn:aws:sts::111122223333:assumed-role/worker/s" },
      "InvalidInputException",
      /does not clearly define entity type and name/,
    ],
    [
      "a role of another account",
      { PolicySourceArn: "arn:aws:iam::444455556666:role/worker" },
      "AccessDenied",
      /iam:SimulatePrincipalPolicy on resource: arn:aws:iam::444455556666:role\/worker/,
    ],
    [
      "a role that is not there",
      { PolicySourceArn: "arn:aws:iam::111122223333:role/nobody" },
      "NoSuchEntityException",
      /nobody cannot be found/,
    ],
    [
      "a user",
      { PolicySourceArn: "arn:aws:iam::111122223333:user/somebody" },
      "NoSuchEntityException",
      /user with name somebody/,
    ],
    ["an action without a service", { ActionNames: ["ListRoles"] }, "ValidationError", /actionNames/],
    ["an action that AWS does not have", { ActionNames: ["ivs:Sing"] }, "InvalidInputException", /ivs:Sing/],
    ["a policy to go with it", { PolicyInputList: ["{}"] }, "NotImplemented", /PolicyInputList/],
    [
      "a context key of two values",
      {
        ContextEntries: [
          {
            ContextKeyName: "aws:TagKeys",
            ContextKeyValues: ["a", "b"],
            ContextKeyType: "stringList" as const,
          },
        ],
      },
      "NotImplemented",
      /one value/,
    ],
  ])("refuses %s", async (_what, input, name, message) => {
    const { simulate } = await arrange();

    expect(await refusalOf(simulate(input))).toMatchObject({
      name,
      message: expect.stringMatching(message),
    });
  });

  it("does not pretend to know what a service-linked role may do", async () => {
    const { simulate, world } = await arrange();
    const { arn } = addRole(world, {
      account: "111122223333",
      name: "AWSServiceRoleForIVSRecordToS3",
      path: "/aws-service-role/ivs.amazonaws.com/",
      trustPolicy: "{}",
    });

    expect(await refusalOf(simulate({ PolicySourceArn: arn }))).toMatchObject({ name: "NotImplemented" });
  });

  it("is allowed principal by principal", async () => {
    const { client, permissions } = await arrange([
      { Effect: "Allow", Action: "iam:SimulatePrincipalPolicy", Resource: worker },
    ]);
    const session = await permissions.issueCredentials(worker, "s");
    const simulate = (PolicySourceArn: string) =>
      refusalOf(
        new IAMClient(client(session)).send(
          new SimulatePrincipalPolicyCommand({ PolicySourceArn, ActionNames: ["iam:ListRoles"] }),
        ),
      );

    expect(await simulate(worker)).toBeUndefined();
    expect(await simulate(administrator)).toMatchObject({ name: "AccessDenied" });
  });
});
