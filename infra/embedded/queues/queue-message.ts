/** A message as it lies in a queue. */
export interface QueueMessage {
  readonly messageId: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** ISO 8601. */
  readonly sentAt: string;
}

/** The content of all queues as plain JSON, by ARN. */
export type QueueSnapshot = Readonly<Record<string, readonly QueueMessage[]>>;
