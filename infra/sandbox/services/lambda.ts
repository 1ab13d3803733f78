import * as client from "@aws-sdk/client-lambda";
import type { FunctionDefinition } from "../../embedded/functions/function-definition.ts";
import type { Functions } from "../../embedded/functions/functions.ts";
import type { Call, FakeService, Operation } from "../gateway/operation.ts";
import { ServiceError } from "../gateway/operation.ts";
import { inTheWordsOfAws } from "./engine-errors.ts";
import { cutPage } from "./paging.ts";

/** The functions of the sandbox, as the API reaches them. */
export interface FunctionsPort extends Pick<Functions, "invoke" | "invokeLater"> {
  /** All functions, of all accounts and Regions. */
  list(): readonly FunctionDefinition[];
}

/** URLs of functions, by id. */
type FunctionUrls = ReadonlyMap<string, { readonly functionArn: string; readonly url: string }>;

const STATUSES = {
  ResourceNotFoundException: 404,
  TooManyRequestsException: 429,
  // Lambda's own trouble, as its API has it: the sandbox is being stopped.
  FunctionsStoppedError: { code: "ServiceException", status: 500 },
};

/** Most functions on a page, as AWS has it. */
const LARGEST_PAGE = 50;

/** A function may be named by its name, by `account:function:name`, or by its ARN, each with a version or alias. */
const arnOf = (name: string, { account, region }: Call): string => {
  const [, owner = account, short = name] =
    /^(?:(\d{12}):)?(?:function:)?([^:]+)(?::[^:]+)?$/.exec(name) ?? [];
  const full = /^arn:aws:lambda:[^:]+:\d{12}:function:[^:]+/.exec(name)?.[0];
  return full ?? `arn:aws:lambda:${region}:${owner}:function:${short}`;
};

const parsePayload = (payload: Uint8Array | undefined): unknown => {
  const text = Buffer.from(payload ?? []).toString();
  try {
    return text === "" ? {} : JSON.parse(text);
  } catch (cause) {
    throw new ServiceError(
      "InvalidRequestContentException",
      `Could not parse request body into json: ${cause}`,
      400,
    );
  }
};

const bytes = (value: unknown) => Buffer.from(JSON.stringify(value ?? null));

const configurationOf = (definition: FunctionDefinition): client.FunctionConfiguration => ({
  FunctionName: definition.name,
  FunctionArn: definition.arn,
  Runtime: "nodejs24.x",
  Handler: definition.handler,
  Timeout: definition.timeoutSeconds,
  MemorySize: definition.memoryMegabytes,
  Environment: { Variables: { ...definition.environment } },
  PackageType: "Zip",
  Version: "$LATEST",
  State: "Active",
});

const invoke = (port: FunctionsPort): Operation<client.InvocationRequest, client.InvocationResponse> => ({
  mutates: false,
  authorization: ({ FunctionName = "" }, call) => ({
    action: "lambda:InvokeFunction",
    resources: [arnOf(FunctionName, call)],
  }),
  async answer({ FunctionName = "", InvocationType = "RequestResponse", Payload }, call) {
    const arn = arnOf(FunctionName, call);
    const payload = parsePayload(Payload);
    switch (InvocationType) {
      case "DryRun":
        find(port, arn);
        return { StatusCode: 204 };
      case "Event":
        await inTheWordsOfAws(STATUSES, () => port.invokeLater(arn, payload));
        return { StatusCode: 202 };
      case "RequestResponse": {
        const answer = await inTheWordsOfAws(STATUSES, () => port.invoke(arn, payload));
        return {
          StatusCode: 200,
          ExecutedVersion: "$LATEST",
          Payload: bytes(answer.payload),
          ...("functionError" in answer ? { FunctionError: answer.functionError } : {}),
        };
      }
      default:
        throw new ServiceError("InvalidParameterValueException", `No invocation type ${InvocationType}`, 400);
    }
  },
});

const find = (port: FunctionsPort, arn: string): FunctionDefinition => {
  const definition = port.list().find((candidate) => candidate.arn === arn);
  if (definition === undefined) {
    throw new ServiceError("ResourceNotFoundException", `Function not found: ${arn}`, 404);
  }
  return definition;
};

const getFunction = (
  port: FunctionsPort,
): Operation<client.GetFunctionRequest, client.GetFunctionResponse> => ({
  mutates: false,
  authorization: ({ FunctionName = "" }, call) => ({
    action: "lambda:GetFunction",
    resources: [arnOf(FunctionName, call)],
  }),
  answer: ({ FunctionName = "" }, call) => ({
    Configuration: configurationOf(find(port, arnOf(FunctionName, call))),
  }),
});

const getFunctionConfiguration = (
  port: FunctionsPort,
): Operation<client.GetFunctionConfigurationRequest, client.FunctionConfiguration> => ({
  mutates: false,
  authorization: ({ FunctionName = "" }, call) => ({
    action: "lambda:GetFunctionConfiguration",
    resources: [arnOf(FunctionName, call)],
  }),
  answer: ({ FunctionName = "" }, call) => configurationOf(find(port, arnOf(FunctionName, call))),
});

/** Left out is when the URL was made: nobody keeps that. */
const getFunctionUrlConfig = (
  functionUrls: FunctionUrls,
): Operation<client.GetFunctionUrlConfigRequest, Partial<client.GetFunctionUrlConfigResponse>> => ({
  mutates: false,
  authorization: ({ FunctionName = "" }, call) => ({
    action: "lambda:GetFunctionUrlConfig",
    resources: [arnOf(FunctionName, call)],
  }),
  answer({ FunctionName = "" }, call) {
    const arn = arnOf(FunctionName, call);
    const found = [...functionUrls.values()].find(({ functionArn }) => functionArn === arn);
    if (found === undefined) {
      const message = "The resource you requested does not exist.";
      throw new ServiceError("ResourceNotFoundException", message, 404);
    }
    return { FunctionUrl: found.url, FunctionArn: arn, AuthType: "AWS_IAM", InvokeMode: "BUFFERED" };
  },
});

const listFunctions = (
  port: FunctionsPort,
): Operation<client.ListFunctionsRequest, client.ListFunctionsResponse> => ({
  mutates: false,
  authorization: () => ({ action: "lambda:ListFunctions", resources: ["*"] }),
  answer({ Marker, MaxItems = LARGEST_PAGE }, { account, region }) {
    const here = port.list().filter(({ arn }) => arn.startsWith(`arn:aws:lambda:${region}:${account}:`));
    const limit = Math.min(MaxItems, LARGEST_PAGE);
    const page = cutPage(
      here,
      ({ name }) => name,
      { limit, token: Marker },
      (detail) => {
        throw new ServiceError("InvalidParameterValueException", detail, 400);
      },
    );
    return {
      Functions: page.items.map(configurationOf),
      ...(page.nextToken === undefined ? {} : { NextMarker: page.nextToken }),
    };
  },
});

/** Lambda: invokes the functions that run in the sandbox, and shows them with their URLs. */
export function lambdaService(port: FunctionsPort, functionUrls: FunctionUrls = new Map()): FakeService {
  return {
    signingName: "lambda",
    eventSource: "lambda.amazonaws.com",
    global: false,
    client,
    operations: {
      GetFunction: getFunction(port),
      GetFunctionConfiguration: getFunctionConfiguration(port),
      GetFunctionUrlConfig: getFunctionUrlConfig(functionUrls),
      Invoke: invoke(port),
      ListFunctions: listFunctions(port),
    },
  };
}
