import { PublishCommand, type PublishCommandInput, SNSClient } from "@aws-sdk/client-sns";
import { describe, expect, it } from "vitest";
import { createTopics } from "../../../../infra/embedded/topics/topics.ts";
import { snsService } from "../../../../infra/sandbox/services/sns.ts";
import { arrangeGateway, refusalOf, roleWith } from "../gateway/arranged-gateway.ts";

const TOPIC = "arn:aws:sns:us-east-1:111122223333:news";
const WORKER = "arn:aws:iam::111122223333:role/app/worker";

async function arrange(policies: readonly unknown[] = []) {
  const resourcePolicies = new Map([[TOPIC, policies]]);
  const clock = { now: () => new Date("2026-11-20T09:00:00Z") };
  const topics = createTopics({ clock, newId: () => "m-1" });
  topics.create(TOPIC);
  const arranged = await arrangeGateway(() => [snsService({ topics, resourcePolicies })]);
  const sns = new SNSClient(arranged.client());
  const publish = (input: Partial<PublishCommandInput> = {}) =>
    sns.send(new PublishCommand({ TopicArn: TOPIC, Message: "hello", ...input }));
  const publishAs = async (statement: unknown) => {
    arranged.permissions.putRole(roleWith(statement));
    const session = await arranged.permissions.issueCredentials(WORKER, "s1");
    const client = new SNSClient(arranged.client(session));
    return client.send(new PublishCommand({ TopicArn: TOPIC, Message: "hello" }));
  };
  return { ...arranged, topics, publish, publishAs };
}

describe("publishing to a topic", () => {
  it("keeps the message with its subject and attributes, and tells CloudTrail nothing", async () => {
    const { publish, topics, events } = await arrange();

    const { MessageId } = await publish({
      Subject: "Aufräumen: 2 roles",
      MessageAttributes: { kind: { DataType: "String", StringValue: "approval" } },
    });

    expect(MessageId).toBe("m-1");
    expect(topics.messages()).toEqual([
      {
        messageId: "m-1",
        topicArn: TOPIC,
        subject: "Aufräumen: 2 roles",
        message: "hello",
        attributes: { kind: "approval" },
        publishedAt: "2026-11-20T09:00:00.000Z",
      },
    ]);
    expect(events).toEqual([]);
  });

  it.each<[string, Partial<PublishCommandInput>]>([
    ["a subject of 99 characters", { Subject: "s".repeat(99) }],
    ["a message of 256 KiB", { Message: "m".repeat(262_144) }],
    ["a message for each protocol", { MessageStructure: "json", Message: '{"default":"d","sms":"s"}' }],
    ["a target instead of a topic", { TopicArn: undefined, TargetArn: TOPIC }],
  ])("takes %s", async (_what, input) => {
    const { publish, topics } = await arrange();

    await publish(input);

    expect(topics.messages()).toHaveLength(1);
  });

  it.each<[string, Partial<PublishCommandInput>]>([
    ["a subject of 100 characters", { Subject: "s".repeat(100) }],
    ["a subject with a line break", { Subject: "two\nlines" }],
    ["a subject with a control character", { Subject: "bell\u0007" }],
    ["an empty subject", { Subject: "" }],
    ["no message", { Message: "" }],
    ["a message beyond 256 KiB, in bytes", { Message: "ä".repeat(131_073) }],
    [
      "a message that its attributes make too long",
      {
        Message: "m".repeat(262_140),
        MessageAttributes: { kind: { DataType: "String", StringValue: "long" } },
      },
    ],
    ["a message for each protocol without a default", { MessageStructure: "json", Message: "{}" }],
    ["a message for each protocol that is no JSON", { MessageStructure: "json", Message: "hello" }],
    ["a topic of another Region", { TopicArn: TOPIC.replace("us-east-1", "eu-west-1") }],
    ["no topic", { TopicArn: undefined }],
    ["a phone number", { TopicArn: undefined, PhoneNumber: "+15555550100" }],
  ])("is refused with %s", async (_what, input) => {
    const { publish, topics } = await arrange();

    await expect(refusalOf(publish(input))).resolves.toMatchObject({
      name: "InvalidParameterException",
      $metadata: { httpStatusCode: 400 },
    });
    expect(topics.messages()).toEqual([]);
  });

  it("is refused where there is no topic", async () => {
    const { publish } = await arrange();

    await expect(refusalOf(publish({ TopicArn: `${TOPIC}-2` }))).resolves.toMatchObject({
      name: "NotFoundException",
      message: "Topic does not exist",
      $metadata: { httpStatusCode: 404 },
    });
  });

  it("takes sns:Publish on the topic", async () => {
    const { publishAs, topics } = await arrange();

    await publishAs([{ Effect: "Allow", Action: "sns:Publish", Resource: TOPIC }]);
    const refused = await refusalOf(
      publishAs([{ Effect: "Allow", Action: "sns:Publish", Resource: `${TOPIC}-2` }]),
    );

    expect(refused).toMatchObject({
      name: "AuthorizationErrorException",
      $metadata: { httpStatusCode: 403 },
    });
    expect(topics.messages()).toHaveLength(1);
  });

  it("is refused by a policy of the topic that denies it", async () => {
    const deny = { Effect: "Deny", Principal: "*", Action: "sns:Publish", Resource: TOPIC };
    const { publishAs } = await arrange([{ Version: "2012-10-17", Statement: [deny] }]);

    const refused = await refusalOf(publishAs([{ Effect: "Allow", Action: "sns:Publish", Resource: TOPIC }]));

    expect(refused).toMatchObject({ name: "AuthorizationErrorException" });
  });
});
