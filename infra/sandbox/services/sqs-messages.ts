import { createHash } from "node:crypto";
import type * as client from "@aws-sdk/client-sqs";
import type { QueueMessage } from "../../embedded/queues/queue-message.ts";
import { type Operation, ServiceError } from "../gateway/operation.ts";
import { drawUuid } from "./identifiers.ts";
import { messagesOf, queueArnOf, type Receipt, receiptsOf, type SqsContext } from "./sqs-state.ts";

/** Seconds, SQS's own default. */
const VISIBILITY_TIMEOUT_SECONDS = 30;
const MOST_MESSAGES = 10;

const attributesOf = ({ attributes }: QueueMessage, wanted: readonly string[]) =>
  Object.fromEntries(
    Object.entries(attributes)
      .filter(([name]) => wanted.includes("All") || wanted.includes(".*") || wanted.includes(name))
      .map(([name, StringValue]) => [name, { DataType: "String", StringValue }]),
  );

const show = (
  message: QueueMessage,
  { count, handle }: Receipt,
  names: readonly string[],
  systemNames: readonly string[],
): client.Message => {
  const system: Record<string, string> = {
    ApproximateReceiveCount: String(count),
    SentTimestamp: String(new Date(message.sentAt).getTime()),
  };
  const shown = Object.entries(system).filter(
    ([name]) => systemNames.includes("All") || systemNames.includes(name),
  );
  const attributes = attributesOf(message, names);
  return {
    MessageId: message.messageId,
    ReceiptHandle: handle,
    MD5OfBody: createHash("md5").update(message.body).digest("hex"),
    Body: message.body,
    ...(shown.length === 0 ? {} : { Attributes: Object.fromEntries(shown) }),
    ...(Object.keys(attributes).length === 0 ? {} : { MessageAttributes: attributes }),
  };
};

/** Hands out messages and hides them for a while; never waits for one to come. */
export const receiveMessage = (
  context: SqsContext,
): Operation<client.ReceiveMessageRequest, client.ReceiveMessageResult> => ({
  mutates: true,
  silent: true,
  authorization: ({ QueueUrl }, call) => ({
    action: "sqs:ReceiveMessage",
    resources: [queueArnOf(QueueUrl, call)],
  }),
  answer(
    { QueueUrl, MaxNumberOfMessages = 1, VisibilityTimeout = VISIBILITY_TIMEOUT_SECONDS, ...asked },
    call,
  ) {
    if (MaxNumberOfMessages < 1 || MaxNumberOfMessages > MOST_MESSAGES) {
      const message = `Value ${MaxNumberOfMessages} for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.`;
      throw new ServiceError("InvalidParameterValue", message, 400);
    }
    const { world } = context;
    const receipts = receiptsOf(context, call);
    const now = call.time.getTime();
    const handedOut = messagesOf(context, queueArnOf(QueueUrl, call))
      .filter(({ messageId }) => new Date(receipts[messageId]?.hiddenUntil ?? 0).getTime() <= now)
      .slice(0, MaxNumberOfMessages)
      .map((message) => {
        const receipt = {
          count: (receipts[message.messageId]?.count ?? 0) + 1,
          hiddenUntil: new Date(now + VisibilityTimeout * 1000).toISOString(),
          handle: drawUuid(world.random),
        };
        receipts[message.messageId] = receipt;
        const systemNames = [...(asked.MessageSystemAttributeNames ?? []), ...(asked.AttributeNames ?? [])];
        return show(message, receipt, asked.MessageAttributeNames ?? [], systemNames);
      });
    return handedOut.length === 0 ? {} : { Messages: handedOut };
  },
});

/** Takes a message out of its queue for good, by the handle it was handed out with last. */
export const deleteMessage = (context: SqsContext): Operation<client.DeleteMessageRequest, undefined> => ({
  mutates: true,
  silent: true,
  authorization: ({ QueueUrl }, call) => ({
    action: "sqs:DeleteMessage",
    resources: [queueArnOf(QueueUrl, call)],
  }),
  answer({ QueueUrl, ReceiptHandle }, call) {
    const arn = queueArnOf(QueueUrl, call);
    const messages = messagesOf(context, arn);
    const receipts = receiptsOf(context, call);
    const [messageId] = Object.entries(receipts).find(([, { handle }]) => handle === ReceiptHandle) ?? [];
    if (messageId === undefined) {
      const message = `The input receipt handle "${ReceiptHandle}" is not a valid receipt handle.`;
      throw new ServiceError("ReceiptHandleIsInvalid", message, 400);
    }
    context.queues.restore({
      ...context.queues.all(),
      [arn]: messages.filter((message) => message.messageId !== messageId),
    });
    delete receipts[messageId];
    return undefined;
  },
});
