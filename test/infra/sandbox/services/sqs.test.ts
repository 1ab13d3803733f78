import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  ReceiveMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { describe, expect, it } from "vitest";
import { createClock } from "../../../../infra/embedded/clock.ts";
import { createQueues } from "../../../../infra/embedded/queues/queues.ts";
import { sqsService } from "../../../../infra/sandbox/services/sqs.ts";
import { arrangeGateway, refusalOf } from "../gateway/arranged-gateway.ts";

const dead = "arn:aws:sqs:us-east-1:111122223333:dead";

async function arrange(bodies: readonly string[] = []) {
  let ids = 0;
  const queues = createQueues({
    clock: createClock({ pace: "still", start: new Date("2026-11-20T08:00:00Z") }),
    newId: () => {
      ids += 1;
      return `message-${ids}`;
    },
  });
  queues.create(dead);
  queues.create("arn:aws:sqs:us-east-1:111122223333:empty");
  queues.create("arn:aws:sqs:eu-west-1:111122223333:elsewhere");
  for (const body of bodies) {
    queues.send(dead, body, { RULE_ARN: "arn:rule", ERROR_CODE: "X" });
  }
  const arranged = await arrangeGateway(({ world, gatewayUrl }) => [
    sqsService(world, { queues, gatewayUrl }),
  ]);
  const sqs = new SQSClient(arranged.client());
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: "dead" }));
  return { ...arranged, sqs, QueueUrl, queues };
}

describe("the queues", () => {
  it("are listed by URL for the account and Region", async () => {
    const { sqs, gateway } = await arrange();

    const { QueueUrls } = await sqs.send(new ListQueuesCommand({}));
    const { QueueUrls: some } = await sqs.send(new ListQueuesCommand({ QueueNamePrefix: "em" }));

    expect(QueueUrls).toEqual([`${gateway.url}/111122223333/dead`, `${gateway.url}/111122223333/empty`]);
    expect(some).toEqual([`${gateway.url}/111122223333/empty`]);
  });

  it("are not found where they do not exist, with the old code besides", async () => {
    const { sqs } = await arrange();

    const error = await refusalOf(sqs.send(new GetQueueUrlCommand({ QueueName: "gone" })));

    expect(error).toMatchObject({
      name: "QueueDoesNotExist",
      Code: "AWS.SimpleQueueService.NonExistentQueue",
      $metadata: { httpStatusCode: 400 },
    });
  });

  it("tell how full they are", async () => {
    const { sqs, QueueUrl } = await arrange(["a", "b"]);

    await sqs.send(new ReceiveMessageCommand({ QueueUrl }));
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] }),
    );

    expect(Attributes).toEqual({
      ApproximateNumberOfMessages: "1",
      ApproximateNumberOfMessagesNotVisible: "1",
      QueueArn: dead,
      VisibilityTimeout: "30",
    });
  });
});

describe("a message", () => {
  it("is handed out with what is asked for", async () => {
    const { sqs, QueueUrl } = await arrange(['{"n":1}']);

    const { Messages } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MessageAttributeNames: ["RULE_ARN"],
        MessageSystemAttributeNames: ["SentTimestamp"],
      }),
    );

    expect(Messages).toEqual([
      {
        MessageId: "message-1",
        ReceiptHandle: expect.any(String),
        MD5OfBody: "082c26c8a6bc75226a31da5495cc9292",
        Body: '{"n":1}',
        Attributes: { SentTimestamp: "1795161600000" },
        MessageAttributes: { RULE_ARN: { DataType: "String", StringValue: "arn:rule" } },
      },
    ]);
  });

  it("is hidden from others until its time is over", async () => {
    const { sqs, QueueUrl, clock } = await arrange(["a"]);
    const receive = async () => (await sqs.send(new ReceiveMessageCommand({ QueueUrl }))).Messages?.length;

    const first = await receive();
    const hidden = await receive();
    await clock.advance(30);

    expect([first, hidden, await receive()]).toEqual([1, undefined, 1]);
  });

  it("is gone once it was deleted", async () => {
    const { sqs, QueueUrl, queues } = await arrange(["a", "b"]);

    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl }));
    await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: Messages[0]?.ReceiptHandle }));

    expect(queues.messages(dead).map(({ body }) => body)).toEqual(["b"]);
  });

  it("is not deleted by a handle that nobody has", async () => {
    const { sqs, QueueUrl, queues } = await arrange(["a"]);

    const error = await refusalOf(sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: "made-up" })));

    expect(error).toMatchObject({ name: "ReceiptHandleIsInvalid" });
    expect(queues.messages(dead)).toHaveLength(1);
  });

  it("comes with nine others at most", async () => {
    const { sqs, QueueUrl } = await arrange(Array.from({ length: 12 }, (_, index) => `m${index}`));

    const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
    const error = await refusalOf(sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 11 })));

    expect(Messages).toHaveLength(10);
    expect(error).toMatchObject({ name: "InvalidParameterValue" });
  });
});
