import type { SNSClient } from "@aws-sdk/client-sns";

/** Sends a message to the people who are to be asked. */
export type Notify = (subject: string, message: string) => Promise<void>;

/** SNS takes 256 KiB at most; what is longer is cut, and says so. */
const MOST_SIGNS = 60_000;

/** Notifies through one topic. Errors of the SDK pass through unchanged. */
export function notifier(client: () => Promise<SNSClient>, TopicArn: string): Notify {
  return async (Subject, text) => {
    const { PublishCommand } = await import("@aws-sdk/client-sns");
    const Message =
      text.length <= MOST_SIGNS ? text : `${text.slice(0, MOST_SIGNS)}\n(cut: the message was too long)`;
    await (await client()).send(new PublishCommand({ TopicArn, Subject, Message }));
  };
}
