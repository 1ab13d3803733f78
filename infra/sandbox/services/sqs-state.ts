import type { QueueMessage } from "../../embedded/queues/queue-message.ts";
import type { Queues } from "../../embedded/queues/queues.ts";
import { type Call, ServiceError, type World } from "../gateway/operation.ts";

/** The queues of the sandbox, as the API reaches them. */
export type QueuesPort = Pick<Queues, "all" | "restore">;

/** What every operation on queues needs. */
export interface SqsContext {
  readonly world: World;
  readonly queues: QueuesPort;
  readonly gatewayUrl: () => string;
}

/** What became of a message that was handed out. */
export interface Receipt {
  count: number;
  /** ISO 8601; until then nobody else gets the message. */
  hiddenUntil: string;
  handle: string;
}

/** Receipts of one account and Region, by message. */
export const receiptsOf = ({ world }: SqsContext, { account, region }: Call): Record<string, Receipt> =>
  world.state<Record<string, Receipt>>("sqs", account, region, () => ({}));

/** A queue's URL ends with its account and its name. */
export const queueArnOf = (url: string | undefined, { region }: Call): string => {
  const [name = "", account = ""] = (url ?? "").split("/").reverse();
  return `arn:aws:sqs:${region}:${account}:${name}`;
};

/** The URL under which the gateway itself answers for a queue. */
export const queueUrlOf = (arn: string, { gatewayUrl }: SqsContext): string => {
  const [account, name] = arn.split(":").slice(4);
  return `${gatewayUrl()}/${account}/${name}`;
};

/** @throws {ServiceError} QueueDoesNotExist */
export function messagesOf({ queues }: SqsContext, arn: string): readonly QueueMessage[] {
  const messages = queues.all()[arn];
  if (messages === undefined) {
    throw new ServiceError("QueueDoesNotExist", "The specified queue does not exist.", 400);
  }
  return messages;
}
