import { describe, expect, it } from "vitest";
import { readEvents } from "../../../../infra/sandbox/replay/read-events.ts";

const record = {
  eventID: "e-1",
  eventTime: "2023-01-23T06:16:26Z",
  eventSource: "iam.amazonaws.com",
  eventName: "TagRole",
  awsRegion: "us-east-1",
  recipientAccountId: "111122223333",
};

const envelope = {
  version: "0",
  id: "e-1",
  "detail-type": "AWS API Call via CloudTrail",
  source: "aws.iam",
  account: "111122223333",
  time: "2023-01-23T06:16:26Z",
  region: "us-east-1",
  resources: [],
  detail: record,
};

const read = (content: unknown) => readEvents("f.json", JSON.stringify(content));

describe("readEvents", () => {
  it("takes an envelope as it is", () => {
    expect(read(envelope)).toEqual([{ kind: "event", place: "f.json", envelope }]);
  });

  it("puts a bare record into the envelope that EventBridge would give it", () => {
    expect(read(record)).toEqual([{ kind: "event", place: "f.json", envelope }]);
  });

  it("takes the caller's account where the record names no recipient", () => {
    const { recipientAccountId: _, ...rest } = record;

    const events = read({ ...rest, userIdentity: { accountId: "444455556666" } });

    expect(events).toMatchObject([{ envelope: { account: "444455556666" } }]);
  });

  it.each([
    ["a list", [envelope, record]],
    ["a log file of CloudTrail", { Records: [envelope, record] }],
  ])("reads each event of %s", (_, content) => {
    expect(read(content)).toEqual([
      { kind: "event", place: "f.json #1", envelope },
      { kind: "event", place: "f.json #2", envelope },
    ]);
  });

  it("reads a file that begins with a byte order mark", () => {
    expect(readEvents("f.json", `\uFEFF${JSON.stringify(record)}`)).toMatchObject([{ kind: "event" }]);
  });

  it.each([
    ["text that is no JSON", "{", "it is no JSON"],
    ["an empty file", "", "it is no JSON"],
    ["an empty list", "[]", "it holds no event"],
    ["an empty log file", '{"Records": []}', "it holds no event"],
    ["a text", '"TagRole"', "it is neither an EventBridge envelope nor a CloudTrail record"],
    ["null", "null", "it is neither an EventBridge envelope nor a CloudTrail record"],
    ["another object", '{"a": 1}', "it is neither an EventBridge envelope nor a CloudTrail record"],
    [
      "a detail that is text",
      JSON.stringify({ ...envelope, detail: "{}" }),
      "EventBridge would not carry it: detail must be an object",
    ],
    [
      "an envelope without a detail",
      JSON.stringify({ ...envelope, detail: undefined }),
      "EventBridge would not carry it: detail is missing",
    ],
    [
      "a record whose Region is a number",
      JSON.stringify({ ...record, awsRegion: 1 }),
      "EventBridge would not carry it: region is missing",
    ],
    [
      "a record without a source",
      JSON.stringify({ ...record, eventSource: undefined }),
      "EventBridge would not carry it: source is missing",
    ],
  ])("says of %s why it cannot be sent", (_, content, reason) => {
    expect(readEvents("f.json", content)).toEqual([{ kind: "unreadable", place: "f.json", reason }]);
  });

  it("reads the other entries of a list with one that is none", () => {
    expect(read([7, record])).toMatchObject([
      { kind: "unreadable", place: "f.json #1" },
      { kind: "event", place: "f.json #2" },
    ]);
  });
});
