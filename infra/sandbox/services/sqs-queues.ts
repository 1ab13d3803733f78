import type * as client from "@aws-sdk/client-sqs";
import { type Operation, ServiceError } from "../gateway/operation.ts";
import { cutPage } from "./paging.ts";
import { messagesOf, queueArnOf, queueUrlOf, receiptsOf, type SqsContext } from "./sqs-state.ts";

/** Most queues on a page, as AWS has it. */
const LARGEST_PAGE = 1000;

const invalid = (detail: string): never => {
  throw new ServiceError("InvalidParameterValue", detail, 400);
};

/** Lists the queues of one account and Region. */
export const listQueues = (
  context: SqsContext,
): Operation<client.ListQueuesRequest, client.ListQueuesResult> => ({
  mutates: false,
  authorization: () => ({ action: "sqs:ListQueues", resources: ["*"] }),
  answer({ QueueNamePrefix = "", MaxResults = LARGEST_PAGE, NextToken }, { account, region }) {
    const prefix = `arn:aws:sqs:${region}:${account}:${QueueNamePrefix}`;
    const here = Object.keys(context.queues.all()).filter((arn) => arn.startsWith(prefix));
    const { items, nextToken } = cutPage(
      here,
      (arn) => arn,
      { limit: MaxResults, token: NextToken },
      invalid,
    );
    return {
      QueueUrls: items.map((arn) => queueUrlOf(arn, context)),
      ...(nextToken === undefined ? {} : { NextToken: nextToken }),
    };
  },
});

/** Tells the URL of a queue by its name. */
export const getQueueUrl = (
  context: SqsContext,
): Operation<client.GetQueueUrlRequest, client.GetQueueUrlResult> => {
  const arnOf = (
    { QueueName, QueueOwnerAWSAccountId }: client.GetQueueUrlRequest,
    account: string,
    region: string,
  ) => `arn:aws:sqs:${region}:${QueueOwnerAWSAccountId ?? account}:${QueueName}`;
  return {
    mutates: false,
    authorization: (input, { account, region }) => ({
      action: "sqs:GetQueueUrl",
      resources: [arnOf(input, account, region)],
    }),
    answer(input, { account, region }) {
      const arn = arnOf(input, account, region);
      messagesOf(context, arn);
      return { QueueUrl: queueUrlOf(arn, context) };
    },
  };
};

/** Tells how many messages a queue has, and what it is called. */
export const getQueueAttributes = (
  context: SqsContext,
): Operation<client.GetQueueAttributesRequest, client.GetQueueAttributesResult> => ({
  mutates: false,
  authorization: ({ QueueUrl }, call) => ({
    action: "sqs:GetQueueAttributes",
    resources: [queueArnOf(QueueUrl, call)],
  }),
  answer({ QueueUrl, AttributeNames = [] }, call) {
    const arn = queueArnOf(QueueUrl, call);
    const receipts = receiptsOf(context, call);
    const messages = messagesOf(context, arn);
    const hidden = messages.filter(
      ({ messageId }) => new Date(receipts[messageId]?.hiddenUntil ?? 0) > call.time,
    ).length;
    const all = {
      ApproximateNumberOfMessages: String(messages.length - hidden),
      ApproximateNumberOfMessagesNotVisible: String(hidden),
      QueueArn: arn,
      VisibilityTimeout: "30",
    };
    const wanted: readonly string[] = AttributeNames;
    return {
      Attributes: Object.fromEntries(
        Object.entries(all).filter(([name]) => wanted.includes("All") || wanted.includes(name)),
      ),
    };
  },
});
