import { describe, expect, it } from "vitest";
import { ThrottledInvocationError } from "../../../../infra/embedded/functions/function-errors.ts";
import { arrangeGateway, roleWith } from "./arranged-gateway.ts";

const FUNCTION = "arn:aws:lambda:us-east-1:111122223333:function:answer";
const BOTH = ["lambda:InvokeFunctionUrl", "lambda:InvokeFunction"];
const FORBIDDEN = { status: 403, text: '{"Message":"Forbidden"}' };

interface Signer {
  readonly accessKeyId: string;
  readonly sessionToken?: string;
}

interface Asked {
  readonly by?: Signer;
  readonly path?: string;
  readonly region?: string;
  readonly signingName?: string;
  readonly init?: RequestInit;
}

/** Signs as SigV4 does, as far as the sandbox looks: it checks no signature. */
function signed({ accessKeyId, sessionToken }: Signer, region: string, signingName: string) {
  const credential = `${accessKeyId}/20261120/${region}/${signingName}/aws4_request`;
  return {
    authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host;x-amz-date, Signature=00`,
    ...(sessionToken === undefined ? {} : { "x-amz-security-token": sessionToken }),
  };
}

/** A function behind the URL with the id `abc123`; what it was given is kept. */
async function arrange({
  answer = {} as unknown,
  failure = undefined as Error | undefined,
  policies = [] as unknown[],
} = {}) {
  const events: unknown[] = [];
  const arranged = await arrangeGateway(() => [], {
    functionUrls: {
      find: (id) => (id === "abc123" ? { id, functionArn: FUNCTION } : undefined),
      policiesOf: () => policies,
      async invoke(_arn, event) {
        events.push(event);
        if (failure !== undefined) {
          throw failure;
        }
        return answer instanceof Error
          ? {
              functionError: "Unhandled" as const,
              payload: { errorType: "Error", errorMessage: "x", trace: [] },
            }
          : { payload: answer };
      },
    },
    onUnexpected: () => undefined,
  });
  const ask = async ({
    by,
    path = "/",
    region = "us-east-1",
    signingName = "lambda",
    init = {},
  }: Asked = {}) => {
    const headers = { ...init.headers, ...(by === undefined ? {} : signed(by, region, signingName)) };
    const url = `${arranged.gateway.url}/_rolecall/function-urls/abc123${path}`;
    const response = await fetch(url, { ...init, headers });
    return {
      status: response.status,
      text: await response.text(),
      type: response.headers.get("content-type"),
    };
  };
  const sessionWith = async (statement: unknown) => {
    arranged.permissions.putRole(roleWith(statement));
    const role = "arn:aws:iam::111122223333:role/app/worker";
    return arranged.permissions.issueCredentials(role, "ann");
  };
  return { ...arranged, events, ask, sessionWith };
}

const administrator = { accessKeyId: "111122223333" };

describe("a function's URL", () => {
  it("invokes the function with payload format 2.0 and answers as the function says", async () => {
    const answer = {
      statusCode: 201,
      headers: { "Content-Type": "text/html", "X-Count": 3 },
      body: "<p>made</p>",
    };
    const { ask, events } = await arrange({ answer });

    const answered = await ask({
      by: administrator,
      path: "/approvals/7?role=a&role=b&x=1",
      init: {
        method: "POST",
        headers: { "content-type": "application/json", "user-agent": "test/1" },
        body: '{"yes":true}',
      },
    });

    expect(answered).toEqual({ status: 201, text: "<p>made</p>", type: "text/html" });
    expect(events).toEqual([
      {
        version: "2.0",
        routeKey: "$default",
        rawPath: "/approvals/7",
        rawQueryString: "role=a&role=b&x=1",
        headers: expect.objectContaining({ "content-type": "application/json" }),
        queryStringParameters: { role: "a,b", x: "1" },
        requestContext: {
          accountId: "111122223333",
          apiId: "abc123",
          authentication: null,
          authorizer: {
            iam: {
              accessKey: "111122223333",
              accountId: "111122223333",
              callerId: "AROASANDB111122223333:sandbox",
              cognitoIdentity: null,
              principalOrgId: null,
              userArn: "arn:aws:sts::111122223333:assumed-role/Administrator/sandbox",
              userId: "AROASANDB111122223333:sandbox",
            },
          },
          domainName: "abc123.lambda-url.us-east-1.on.aws",
          domainPrefix: "abc123",
          http: {
            method: "POST",
            path: "/approvals/7",
            protocol: "HTTP/1.1",
            sourceIp: "127.0.0.1",
            userAgent: "test/1",
          },
          requestId: expect.any(String),
          routeKey: "$default",
          stage: "$default",
          time: "20/Nov/2026:09:00:00 +0000",
          timeEpoch: 1_795_165_200_000,
        },
        body: '{"yes":true}',
        isBase64Encoded: false,
      },
    ]);
  });

  it("lets a role's session in that may do both, and says who it is", async () => {
    const { ask, events, sessionWith, gateway } = await arrange({ answer: { got: "it" } });
    const by = await sessionWith([{ Effect: "Allow", Action: BOTH, Resource: FUNCTION }]);

    const answered = await ask({ by });

    expect(answered).toEqual({ status: 200, text: '{"got":"it"}', type: "application/json" });
    expect(events).toMatchObject([
      {
        rawPath: "/",
        rawQueryString: "",
        requestContext: {
          authorizer: {
            iam: {
              accountId: "111122223333",
              callerId: "AROAEXAMPLEROLEID0001:ann",
              userArn: "arn:aws:sts::111122223333:assumed-role/worker/ann",
            },
          },
        },
        isBase64Encoded: false,
      },
    ]);
    expect(gateway.calls()).toMatchObject([
      {
        principal: "arn:aws:sts::111122223333:assumed-role/worker/ann",
        region: "us-east-1",
        service: "lambda",
        operation: "InvokeFunctionUrl",
        decision: { outcome: "allowed", because: "work, statement 1" },
      },
    ]);
  });

  it.each([
    ["the URL only", { Action: "lambda:InvokeFunctionUrl", Resource: FUNCTION }],
    ["the function only", { Action: "lambda:InvokeFunction", Resource: FUNCTION }],
    ["another function", { Action: BOTH, Resource: `${FUNCTION}-2` }],
    [
      "URLs without authorization only",
      {
        Action: BOTH,
        Resource: FUNCTION,
        Condition: { StringEquals: { "lambda:FunctionUrlAuthType": "NONE" } },
      },
    ],
  ])("is forbidden to a session that may invoke %s", async (_what, statement) => {
    const { ask, events, sessionWith } = await arrange();
    const by = await sessionWith([{ Effect: "Allow", ...statement }]);

    await expect(ask({ by })).resolves.toMatchObject(FORBIDDEN);
    expect(events).toEqual([]);
  });

  it("lets a session in by the conditions that AWS documents for URLs", async () => {
    const { ask, sessionWith } = await arrange({ answer: "hello" });
    const by = await sessionWith([
      {
        Effect: "Allow",
        Action: "lambda:InvokeFunctionUrl",
        Resource: FUNCTION,
        Condition: { StringEquals: { "lambda:FunctionUrlAuthType": "AWS_IAM" } },
      },
      {
        Effect: "Allow",
        Action: "lambda:InvokeFunction",
        Resource: FUNCTION,
        Condition: { Bool: { "lambda:InvokedViaFunctionUrl": "true" } },
      },
    ]);

    await expect(ask({ by })).resolves.toMatchObject({ status: 200, text: '"hello"' });
  });

  it("lets a session of its account in by the function's own policy", async () => {
    const statement = {
      Effect: "Allow",
      Principal: { AWS: "arn:aws:sts::111122223333:assumed-role/worker/ann" },
      Action: BOTH,
      Resource: FUNCTION,
    };
    const { ask, sessionWith } = await arrange({
      answer: {},
      policies: [{ Version: "2012-10-17", Statement: [statement] }],
    });
    const by = await sessionWith([{ Effect: "Allow", Action: "iam:GetRole", Resource: "*" }]);

    await expect(ask({ by })).resolves.toMatchObject({ status: 200 });
  });

  it.each<[string, Asked, string]>([
    ["nobody who has not signed", {}, "the request is not signed"],
    [
      "nobody unknown",
      { by: { accessKeyId: "AKIAUNKNOWN" } },
      "nobody has this access key and session token",
    ],
    ["nobody of another account", { by: { accessKeyId: "444455556666" } }, "no statement allows it"],
    [
      "no signature for another Region",
      { by: administrator, region: "eu-west-1" },
      "the signature is for lambda in eu-west-1",
    ],
    [
      "no signature for another service",
      { by: administrator, signingName: "iam" },
      "the signature is for iam in us-east-1",
    ],
  ])("lets %s in", async (_who, asked, because) => {
    const { ask, events, gateway } = await arrange();

    await expect(ask(asked)).resolves.toMatchObject(FORBIDDEN);
    expect(events).toEqual([]);
    expect(gateway.calls()).toMatchObject([{ error: { status: 403 }, decision: { because } }]);
  });

  it("hands on a body that is no text in base64", async () => {
    const { ask, events } = await arrange();

    await ask({
      by: administrator,
      init: { method: "POST", headers: { "content-type": "application/octet-stream" }, body: "abc" },
    });

    expect(events).toMatchObject([{ body: "YWJj", isBase64Encoded: true }]);
  });

  it("sends a body that the function gives in base64 as bytes", async () => {
    const { ask } = await arrange({ answer: { statusCode: 200, body: "YWJj", isBase64Encoded: true } });

    await expect(ask({ by: administrator })).resolves.toMatchObject({ status: 200, text: "abc" });
  });

  it.each<[string, Parameters<typeof arrange>[0]]>([
    ["fails", { answer: new Error("broken") }],
    ["cannot be run", { failure: new Error("stopped") }],
    ["answers no response", { answer: { statusCode: "200" } }],
    [
      "answers with cookies, which the sandbox does not send",
      { answer: { statusCode: 200, cookies: ["a=b"] } },
    ],
  ])("is a bad gateway when the function %s", async (_what, setting) => {
    const { ask } = await arrange(setting);

    await expect(ask({ by: administrator })).resolves.toMatchObject({
      status: 502,
      text: "Internal Server Error",
    });
  });

  it("says when the function has no room", async () => {
    const { ask } = await arrange({ failure: new ThrottledInvocationError(FUNCTION) });

    await expect(ask({ by: administrator })).resolves.toMatchObject({ status: 429 });
  });

  it("is not there under another id", async () => {
    const { gateway } = await arrange();

    const { status } = await fetch(`${gateway.url}/_rolecall/function-urls/zzz/`);

    expect(status).toBe(404);
  });
});
