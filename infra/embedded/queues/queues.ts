import type { Clock } from "../clock.ts";
import { openQueueFile } from "./queue-file.ts";
import type { QueueMessage, QueueSnapshot } from "./queue-message.ts";

/** Queues that keep what nobody could deliver. Nothing takes messages out of them. */
export interface Queues {
  /** Creates a queue; one that is there already keeps its messages. */
  create(arn: string): void;
  /** @throws {UnknownQueueError} */
  send(arn: string, body: string, attributes: Readonly<Record<string, string>>): void;
  /**
   * Oldest first.
   *
   * @throws {UnknownQueueError}
   */
  messages(arn: string): readonly QueueMessage[];
  all(): QueueSnapshot;
  /** Puts earlier content in the place of the present one. */
  restore(snapshot: QueueSnapshot): void;
}

/** A queue that nobody created; the name is that of SQS. Retrying does not help. */
class UnknownQueueError extends Error {
  override readonly name = "QueueDoesNotExist";

  constructor(arn: string) {
    super(`There is no queue ${arn}`);
  }
}

/** What queues need of the world. */
export interface QueuesDependencies {
  readonly clock: Clock;
  readonly newId: () => string;
  /** Where the content is kept over a restart; nowhere if absent. */
  readonly directory?: string | undefined;
}

/**
 * Opens the queues, with what the directory has kept.
 *
 * @throws {SyntaxError} if the kept file is damaged.
 */
export function createQueues({ clock, newId, directory }: QueuesDependencies): Queues {
  const file = directory === undefined ? undefined : openQueueFile(directory);
  const queues = new Map(Object.entries(file?.read() ?? {}));

  const find = (arn: string) => {
    const messages = queues.get(arn);
    if (messages === undefined) {
      throw new UnknownQueueError(arn);
    }
    return messages;
  };
  const all = () => Object.fromEntries(queues);

  return {
    create(arn) {
      if (!queues.has(arn)) {
        queues.set(arn, []);
        file?.write(all());
      }
    },
    send(arn, body, attributes) {
      const message = {
        messageId: newId(),
        body,
        attributes: { ...attributes },
        sentAt: clock.now().toISOString(),
      };
      queues.set(arn, [...find(arn), message]);
      file?.write(all());
    },
    messages: find,
    all,
    restore(snapshot) {
      queues.clear();
      for (const [arn, messages] of Object.entries(snapshot)) {
        queues.set(arn, messages);
      }
      file?.write(all());
    },
  };
}
