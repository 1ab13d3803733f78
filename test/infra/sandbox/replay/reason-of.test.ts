import { describe, expect, it } from "vitest";
import { reasonOf } from "../../../../infra/sandbox/replay/reason-of.ts";

const record = (responsePayload?: object) =>
  JSON.stringify({ requestContext: { condition: "EventAgeExceeded" }, responsePayload });

describe("the reason of a message in a queue", () => {
  it.each([
    ["EventBridge's attribute", "{}", { ERROR_MESSAGE: "no permission" }, "no permission"],
    ["the function's error in Lambda's record", record({ errorMessage: "not whole" }), {}, "not whole"],
    ["the condition in a record of a function that never ran", record(), {}, "EventAgeExceeded"],
    ["that it is there, if nothing more is known", '{"id": "1"}', {}, "it became a dead letter"],
  ])("is %s", (_what, body, attributes, reason) => {
    expect(reasonOf(body, attributes)).toBe(reason);
  });
});
