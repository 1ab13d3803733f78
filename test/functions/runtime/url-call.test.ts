import { describe, expect, it } from "vitest";
import { readUrlCall, urlAnswer } from "../../../functions/runtime/url-call.ts";

const requestContext = {
  authorizer: { iam: { userArn: "arn:aws:iam::111122223333:user/ann" } },
  http: { method: "POST" },
};

describe("readUrlCall", () => {
  it.each([
    ["JSON", { body: '{"a":1}' }, { a: 1 }],
    ["JSON in base64", { body: "eyJhIjoxfQ==", isBase64Encoded: true }, { a: 1 }],
    ["base64 that says not so", { body: "eyJhIjoxfQ==" }, "eyJhIjoxfQ=="],
    ["what is no base64", { body: "\u0000%%%", isBase64Encoded: true }, ""],
    ["text that is no JSON", { body: "version: 1" }, "version: 1"],
    ["nothing", {}, ""],
    ["null", { body: null }, ""],
  ])("reads who calls how, and a body with %s", (_what, event, body) => {
    expect(readUrlCall({ ...event, requestContext })).toEqual({
      method: "POST",
      caller: "arn:aws:iam::111122223333:user/ann",
      body,
    });
  });

  it("hands on no prototype that a body names", () => {
    readUrlCall({ body: '{"__proto__": {"isAdmin": true}}', requestContext });

    expect({}).not.toHaveProperty("isAdmin");
  });

  it.each([
    ["nothing", undefined],
    ["an event without a request", {}],
    ["a request of nobody", { requestContext: { http: { method: "POST" } } }],
    ["a request without IAM", { requestContext: { authorizer: { lambda: {} }, http: { method: "POST" } } }],
    ["a request without a method", { requestContext: { authorizer: requestContext.authorizer } }],
  ])("reads nothing from %s", (_what, event) => {
    expect(readUrlCall(event)).toBeUndefined();
  });
});

describe("urlAnswer", () => {
  it("answers JSON that nobody on the way may keep", () => {
    expect(urlAnswer(200, { a: 1 })).toEqual({
      statusCode: 200,
      headers: { "content-type": "application/json", "cache-control": "no-store" },
      body: '{"a":1}\n',
    });
  });
});
