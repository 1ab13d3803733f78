import type { Context } from "aws-lambda";
import { describe, expect, it } from "vitest";
import { ConfigurationError } from "../../../functions/core/errors.ts";
import { digestOf } from "../../../functions/runtime/digest.ts";
import { lambda } from "../../../functions/runtime/lambda.ts";

const context: Context = {
  callbackWaitsForEmptyEventLoop: false,
  functionName: "record-event",
  functionVersion: "$LATEST",
  invokedFunctionArn: "arn:aws:lambda:us-east-1:111122223333:function:record-event",
  memoryLimitInMB: "256",
  awsRequestId: "request-1",
  logGroupName: "group",
  logStreamName: "stream",
  getRemainingTimeInMillis: () => 1000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
};

describe("lambda", () => {
  it("tells a use case the event, the account that rolecall watches, and the request", async () => {
    const handler = lambda(async (event, invocation) => ({ event, invocation }));

    const answer = await handler({ a: 1 }, context);

    expect(answer).toEqual({
      event: { a: 1 },
      invocation: { account: "111122223333", requestId: "request-1" },
    });
  });

  it("lets a failure through unchanged: Lambda and Step Functions read its name", async () => {
    const failure = new ConfigurationError("wrong");
    const handler = lambda(() => Promise.reject(failure));

    await expect(handler({}, context)).rejects.toBe(failure);
  });

  it("fails when it is not called as a function", async () => {
    const handler = lambda(async () => "done");

    await expect(handler({}, { ...context, invokedFunctionArn: "here" })).rejects.toMatchObject({
      name: "ConfigurationError",
    });
  });
});

describe("digestOf", () => {
  it("is SHA-256 in hexadecimal digits", () => {
    expect(digestOf("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });
});
