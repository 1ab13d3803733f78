import {
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  GetFunctionUrlConfigCommand,
  InvokeCommand,
  LambdaClient,
  ListFunctionsCommand,
  paginateListFunctions,
} from "@aws-sdk/client-lambda";
import { describe, expect, it } from "vitest";
import {
  FunctionsStoppedError,
  ThrottledInvocationError,
  UnknownFunctionError,
} from "../../../../infra/embedded/functions/function-errors.ts";
import { lambdaService } from "../../../../infra/sandbox/services/lambda.ts";
import { arrangeGateway, refusalOf, roleWith } from "../gateway/arranged-gateway.ts";

const arnOf = (name: string, region = "us-east-1") =>
  `arn:aws:lambda:${region}:111122223333:function:${name}`;

const definition = (name: string, region?: string) => ({
  arn: arnOf(name, region),
  name,
  codeDirectory: "/nowhere",
  handler: "index.handler",
  environment: { TABLE: "inventory" },
  timeoutSeconds: 30,
  memoryMegabytes: 256,
});

/** Functions that answer with what they were given; `fail` fails, `busy` has no room, `stopped` never answers. */
async function arrange() {
  const later: unknown[] = [];
  const list = [
    definition("echo"),
    definition("fail"),
    definition("busy"),
    definition("stopped"),
    definition("elsewhere", "eu-west-1"),
  ];
  const find = (arn: string) => {
    if (!list.some((known) => known.arn === arn)) {
      throw new UnknownFunctionError(arn);
    }
  };
  const arranged = await arrangeGateway(() => [
    lambdaService({
      list: () => list,
      async invoke(arn, payload) {
        find(arn);
        if (arn === arnOf("busy")) {
          throw new ThrottledInvocationError(arn);
        }
        if (arn === arnOf("stopped")) {
          throw new FunctionsStoppedError();
        }
        return arn === arnOf("fail")
          ? { functionError: "Unhandled", payload: { errorType: "Oops", errorMessage: "broken", trace: [] } }
          : { payload: { got: payload } };
      },
      invokeLater(arn, payload) {
        find(arn);
        later.push({ arn, payload });
      },
    }),
  ]);
  return { ...arranged, later, lambda: new LambdaClient(arranged.client()) };
}

const textOf = (payload: Uint8Array | undefined) => Buffer.from(payload ?? []).toString();

describe("Invoke", () => {
  it.each(["echo", arnOf("echo"), "111122223333:function:echo", "echo:$LATEST", `${arnOf("echo")}:live`])(
    "answers with the payload of the function named %s",
    async (FunctionName) => {
      const { lambda } = await arrange();

      const answer = await lambda.send(new InvokeCommand({ FunctionName, Payload: Buffer.from('{"n":1}') }));

      expect(textOf(answer.Payload)).toBe('{"got":{"n":1}}');
      expect(answer).toMatchObject({ StatusCode: 200, ExecutedVersion: "$LATEST" });
      expect(answer.FunctionError).toBeUndefined();
    },
  );

  it("tells a function's failure from its answer", async () => {
    const { lambda } = await arrange();

    const answer = await lambda.send(new InvokeCommand({ FunctionName: "fail" }));

    expect(answer).toMatchObject({ StatusCode: 200, FunctionError: "Unhandled" });
    expect(JSON.parse(textOf(answer.Payload))).toEqual({
      errorType: "Oops",
      errorMessage: "broken",
      trace: [],
    });
  });

  it("takes an event for later", async () => {
    const { lambda, later } = await arrange();

    const answer = await lambda.send(
      new InvokeCommand({ FunctionName: "echo", InvocationType: "Event", Payload: Buffer.from("[1]") }),
    );

    expect([answer.StatusCode, textOf(answer.Payload)]).toEqual([202, ""]);
    expect(later).toEqual([{ arn: arnOf("echo"), payload: [1] }]);
  });

  it("only looks, when it is a dry run", async () => {
    const { lambda } = await arrange();
    const dryRun = (FunctionName: string) =>
      lambda.send(new InvokeCommand({ FunctionName, InvocationType: "DryRun" }));

    expect((await dryRun("fail")).StatusCode).toBe(204);
    expect(await refusalOf(dryRun("gone"))).toMatchObject({ name: "ResourceNotFoundException" });
  });

  it.each([
    ["a function that does not exist", { FunctionName: "gone" }, "ResourceNotFoundException", 404],
    ["one that has no room", { FunctionName: "busy" }, "TooManyRequestsException", 429],
    ["one that was stopped meanwhile", { FunctionName: "stopped" }, "ServiceException", 500],
    [
      "a payload that is no JSON",
      { FunctionName: "echo", Payload: Buffer.from("{") },
      "InvalidRequestContentException",
      400,
    ],
  ])("refuses %s", async (_what, input, name, httpStatusCode) => {
    const { lambda } = await arrange();

    const error = await refusalOf(lambda.send(new InvokeCommand(input)));

    expect(error).toMatchObject({ name, $metadata: { httpStatusCode } });
  });

  it("is allowed function by function", async () => {
    const { client, permissions } = await arrange();
    permissions.putRole(
      roleWith([{ Effect: "Allow", Action: "lambda:InvokeFunction", Resource: arnOf("echo") }]),
    );
    const session = await permissions.issueCredentials("arn:aws:iam::111122223333:role/app/worker", "s");
    const invoke = (FunctionName: string) =>
      refusalOf(new LambdaClient(client(session)).send(new InvokeCommand({ FunctionName })));

    expect(await invoke("echo")).toBeUndefined();
    expect(await invoke("fail")).toMatchObject({
      name: "AccessDeniedException",
      $metadata: { httpStatusCode: 403 },
    });
  });
});

describe("GetFunction and ListFunctions", () => {
  it("show the functions of the account and Region", async () => {
    const { lambda } = await arrange();

    const { Functions = [] } = await lambda.send(new ListFunctionsCommand({}));
    const { Configuration } = await lambda.send(new GetFunctionCommand({ FunctionName: "echo" }));
    const alone = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: "echo" }));

    expect(Functions.map(({ FunctionName }) => FunctionName)).toEqual(["busy", "echo", "fail", "stopped"]);
    expect(Configuration).toMatchObject({
      FunctionArn: arnOf("echo"),
      Handler: "index.handler",
      Timeout: 30,
      MemorySize: 256,
      Environment: { Variables: { TABLE: "inventory" } },
    });
    expect(alone).toMatchObject({ ...Configuration });
  });

  it("page", async () => {
    const { lambda } = await arrange();
    const pages: (readonly (string | undefined)[])[] = [];

    for await (const { Functions = [] } of paginateListFunctions({ client: lambda, pageSize: 2 }, {})) {
      pages.push(Functions.map(({ FunctionName }) => FunctionName));
    }

    expect(pages).toEqual([
      ["busy", "echo"],
      ["fail", "stopped"],
    ]);
  });

  it("do not know a function of another Region", async () => {
    const { lambda } = await arrange();

    const error = await refusalOf(lambda.send(new GetFunctionCommand({ FunctionName: "elsewhere" })));

    expect(error).toMatchObject({ name: "ResourceNotFoundException", $metadata: { httpStatusCode: 404 } });
  });
});

describe("a function's URL", () => {
  it("is not found for a function that has none", async () => {
    const { lambda } = await arrange();

    const refusal = await refusalOf(lambda.send(new GetFunctionUrlConfigCommand({ FunctionName: "echo" })));

    expect(refusal).toMatchObject({ name: "ResourceNotFoundException", $metadata: { httpStatusCode: 404 } });
  });
});
