import type { Clock } from "../clock.ts";

/** A message that somebody has published. */
export interface TopicMessage {
  readonly messageId: string;
  readonly topicArn: string;
  readonly subject?: string;
  readonly message: string;
  /** Values by name; what they are typed as is left out. */
  readonly attributes: Readonly<Record<string, string>>;
  /** ISO 8601. */
  readonly publishedAt: string;
}

/** Topics whose messages are kept to be looked at. Nobody gets them: there are no subscriptions. */
export interface Topics {
  /** Creates a topic; one that is there already keeps its messages. */
  create(arn: string): void;
  /** @throws {UnknownTopicError} */
  publish(message: Omit<TopicMessage, "messageId" | "publishedAt">): TopicMessage;
  /** Of all topics, oldest first, the last thousand; they end with the process. */
  messages(): readonly TopicMessage[];
}

/** A topic that nobody created; name and words are those of SNS. Retrying does not help. */
class UnknownTopicError extends Error {
  override readonly name = "NotFound";

  constructor() {
    super("Topic does not exist");
  }
}

/** What topics need of the world. */
export interface TopicsDependencies {
  readonly clock: Pick<Clock, "now">;
  readonly newId: () => string;
}

const MOST_MESSAGES_KEPT = 1000;

/** Makes a place for topics; none is in it yet. */
export function createTopics({ clock, newId }: TopicsDependencies): Topics {
  const topics = new Set<string>();
  const messages: TopicMessage[] = [];
  return {
    create(arn) {
      topics.add(arn);
    },
    publish(asked) {
      if (!topics.has(asked.topicArn)) {
        throw new UnknownTopicError();
      }
      const message = { messageId: newId(), ...asked, publishedAt: clock.now().toISOString() };
      messages.push(message);
      messages.splice(0, messages.length - MOST_MESSAGES_KEPT);
      return message;
    },
    messages: () => messages,
  };
}
