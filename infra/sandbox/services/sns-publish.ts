import type * as client from "@aws-sdk/client-sns";
import { type Call, type Operation, ServiceError } from "../gateway/operation.ts";
import { joinPolicies } from "../permissions/join-policies.ts";
import { inTheWordsOfAws } from "./engine-errors.ts";
import type { SnsOptions } from "./sns.ts";

/** The default of a topic, attributes included; a topic could be given up to a mebibyte, which none is here. */
const LARGEST_MESSAGE_BYTES = 262_144;

/** Subjects are "less than 100 characters long". */
const SUBJECT = /^[^\p{Cc}\u2028\u2029]{1,99}$/u;

const invalid = (reason: string): never => {
  throw new ServiceError("InvalidParameter", `Invalid parameter: ${reason}`, 400);
};

const topicOf = ({ TopicArn, TargetArn, PhoneNumber }: client.PublishInput): string =>
  PhoneNumber === undefined
    ? (TopicArn ?? TargetArn ?? invalid("TopicArn or TargetArn Reason: no value for required parameter"))
    : invalid("PhoneNumber Reason: the sandbox sends no text messages");

const defaultMessage = (text: string): unknown => {
  try {
    const { default: fallback }: { readonly default?: unknown } = Object(JSON.parse(text));
    return fallback;
  } catch {
    return invalid("Message Structure - JSON message body failed to parse");
  }
};

const check = (input: client.PublishInput, topicArn: string, { region }: Call): void => {
  const { Message = "", MessageStructure, MessageAttributes = {}, Subject } = input;
  const [, partition, service, topicRegion] = topicArn.split(":");
  // Not documented: how a topic of another Region is refused.
  if (partition !== "aws" || service !== "sns" || topicRegion !== region) {
    invalid("TopicArn");
  }
  if (Message === "") {
    invalid("Empty message");
  }
  const attributes = Object.entries(MessageAttributes).flatMap(([name, { DataType, StringValue = "" }]) => [
    name,
    DataType ?? "",
    StringValue,
  ]);
  const bytes = [Message, ...attributes].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (bytes > LARGEST_MESSAGE_BYTES) {
    invalid("Message too long");
  }
  if (Subject !== undefined && !SUBJECT.test(Subject)) {
    invalid("Subject");
  }
  if (MessageStructure === "json" && typeof defaultMessage(Message) !== "string") {
    invalid("Message Structure - No default entry in JSON message body");
  }
};

/**
 * Publishes a message to a topic, where it is kept. The words of refusals are not documented, their codes are.
 *
 * @see https://docs.aws.amazon.com/sns/latest/api/API_Publish.html (as the SDK 3.1169 documents it, read 2026-11-21)
 */
export const publish = ({
  topics,
  resourcePolicies,
}: SnsOptions): Operation<client.PublishInput, client.PublishResponse> => ({
  mutates: true,
  silent: true,
  authorization(input) {
    const topicArn = topicOf(input);
    return {
      action: "sns:Publish",
      resources: [topicArn],
      ...joinPolicies(resourcePolicies.get(topicArn) ?? []),
    };
  },
  async answer(input, call) {
    const topicArn = topicOf(input);
    check(input, topicArn, call);
    const { Message = "", Subject, MessageAttributes = {} } = input;
    const attributes = Object.entries(MessageAttributes).map(([name, { StringValue = "" }]) => [
      name,
      StringValue,
    ]);
    const { messageId } = await inTheWordsOfAws({ NotFound: 404 }, () =>
      topics.publish({
        topicArn,
        ...(Subject === undefined ? {} : { subject: Subject }),
        message: Message,
        attributes: Object.fromEntries(attributes),
      }),
    );
    return { MessageId: messageId };
  },
});
