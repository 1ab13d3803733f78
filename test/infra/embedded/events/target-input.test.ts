import { describe, expect, it } from "vitest";
import type { EventEnvelope } from "../../../../infra/embedded/events/event-envelope.ts";
import type { Rule, Target } from "../../../../infra/embedded/events/rule.ts";
import { compileInput } from "../../../../infra/embedded/events/target-input.ts";

const EVENT: EventEnvelope = {
  version: "0",
  id: "7bf73129",
  "detail-type": "Instance State-change",
  source: "aws.ec2",
  account: "111122223333",
  time: "2031-05-05T00:00:00Z",
  region: "us-east-1",
  resources: ["arn:first", "arn:second"],
  detail: { state: 'say "on"', "instance-id": "i-1", count: 5, parts: [{ name: "x" }] },
};

const RULE: Rule = {
  arn: "arn:aws:events:us-east-1:111122223333:rule/watch",
  name: "watch",
  busArn: "arn:aws:events:us-east-1:111122223333:event-bus/default",
  pattern: { source: ["aws.ec2"] },
  state: "ENABLED",
  targets: [],
};

const build = (settings: Partial<Target>) =>
  compileInput(RULE, { id: "t", arn: "arn:target", ...settings })(EVENT, new Date("2031-05-05T00:00:01Z"));

const transform = (inputTemplate: string, inputPathsMap: Record<string, string> = {}) =>
  build({ inputTransformer: { inputPathsMap, inputTemplate } });

describe("compileInput", () => {
  it("sends the event when nothing else is asked for", () => {
    expect(build({})).toBe(EVENT);
  });

  it("sends a constant", () => {
    expect(build({ input: '{"kind":"sweep"}' })).toEqual({ kind: "sweep" });
  });

  it.each([
    { inputPath: "$", part: EVENT },
    { inputPath: "$.detail.count", part: 5 },
    { inputPath: "$.detail.instance-id", part: "i-1" },
    { inputPath: "$['detail']['state']", part: 'say "on"' },
    { inputPath: "$.resources[1]", part: "arn:second" },
    { inputPath: "$.detail.parts[0].name", part: "x" },
    { inputPath: "$.detail.missing.deeper", part: null },
    { inputPath: "$.detail.toString", part: null },
    { inputPath: "$.resources[7]", part: null },
  ])("sends the part at $inputPath", ({ inputPath, part }) => {
    expect(build({ inputPath })).toEqual(part);
  });

  it("fills variables into strings and as whole values", () => {
    const filled = transform(
      '{"text": "<id> is <state>, <count> times", "count": <count>, "id": <id>, "all": [<parts>]}',
      {
        id: "$.detail.instance-id",
        state: "$.detail.state",
        count: "$.detail.count",
        parts: "$.detail.parts",
      },
    );

    expect(filled).toEqual({
      text: 'i-1 is say "on", 5 times',
      count: 5,
      id: "i-1",
      all: [[{ name: "x" }]],
    });
  });

  it("makes a text of a template that is a string", () => {
    expect(transform('"instance <id>"', { id: "$.detail.instance-id" })).toBe("instance i-1");
  });

  it("fills nothing into a string, and null elsewhere, for what the event lacks", () => {
    expect(transform('{"text": "[<gone>]", "value": <gone>}', { gone: "$.detail.gone" })).toEqual({
      text: "[]",
      value: null,
    });
  });

  it("knows EventBridge's own variables", () => {
    const filled = transform(
      '{"rule": <aws.events.rule-name>, "arn": "<aws.events.rule-arn>", "at": <aws.events.event.ingestion-time>, "event": <aws.events.event>, "whole": <aws.events.event.json>}',
    );
    const { detail: _, ...withoutDetail } = EVENT;

    expect(filled).toEqual({
      rule: "watch",
      arn: "arn:aws:events:us-east-1:111122223333:rule/watch",
      at: "2031-05-05T00:00:01.000Z",
      event: withoutDetail,
      whole: EVENT,
    });
  });

  it.each([
    { template: "plain text", says: "JSON" },
    { template: '{"x": <unknown>}', says: "<unknown>, which the paths map does not define" },
  ])("does not send $template", ({ template, says }) => {
    expect(() => transform(template)).toThrow(says);
  });

  it.each(["detail", "$.detail.*", "$..detail", "$.a[?(@.b)]", "$."])("refuses the path %s", (inputPath) => {
    expect(() => build({ inputPath })).toThrow(`The JSONPath ${inputPath} is not supported`);
  });

  it("refuses more than one setting", () => {
    expect(() => build({ input: "{}", inputPath: "$" })).toThrow("Only one of");
  });
});
