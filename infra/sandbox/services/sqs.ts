import * as client from "@aws-sdk/client-sqs";
import type { FakeService, World } from "../gateway/operation.ts";
import { deleteMessage, receiveMessage } from "./sqs-messages.ts";
import { getQueueAttributes, getQueueUrl, listQueues } from "./sqs-queues.ts";
import type { QueuesPort, SqsContext } from "./sqs-state.ts";

/** What the queues of the API need. */
export interface SqsOptions {
  readonly queues: QueuesPort;
  /** Address of the gateway, for example `http://127.0.0.1:4599`: clients send to the URL of the queue itself. */
  readonly gatewayUrl: () => string;
}

/** SQS, as far as looking at dead letters takes: nothing can be sent, queues come from the deployment. */
export function sqsService(world: World, options: SqsOptions): FakeService {
  const context: SqsContext = { world, ...options };
  return {
    signingName: "sqs",
    eventSource: "sqs.amazonaws.com",
    global: false,
    client,
    operations: {
      DeleteMessage: deleteMessage(context),
      GetQueueAttributes: getQueueAttributes(context),
      GetQueueUrl: getQueueUrl(context),
      ListQueues: listQueues(context),
      ReceiveMessage: receiveMessage(context),
    },
  };
}
