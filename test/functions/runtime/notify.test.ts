import * as client from "@aws-sdk/client-sns";
import { describe, expect, it } from "vitest";
import { notifier } from "../../../functions/runtime/notify.ts";
import type { FakeService, Operation } from "../../../infra/sandbox/gateway/operation.ts";
import { startGatewayWith } from "./started-gateway.ts";

/** SNS that keeps what it was sent. */
async function arrange() {
  const sent: client.PublishInput[] = [];
  const publish: Operation<client.PublishInput, client.PublishResponse> = {
    mutates: false,
    authorization: () => [],
    answer(input) {
      sent.push(input);
      return { MessageId: "1" };
    },
  };
  const service: FakeService = {
    signingName: "sns",
    eventSource: "sns.amazonaws.com",
    global: false,
    client: { ...client },
    operations: { Publish: publish },
  };
  const { settings, faults } = await startGatewayWith(service);
  const sns = new client.SNSClient(settings);
  return { sent, faults, notify: notifier(async () => sns, "arn:aws:sns:us-east-1:111122223333:topic") };
}

describe("notifier", () => {
  it("publishes subject and message on its topic", async () => {
    const { sent, notify } = await arrange();

    await notify("a subject", "a message");

    expect(sent).toEqual([
      { TopicArn: "arn:aws:sns:us-east-1:111122223333:topic", Subject: "a subject", Message: "a message" },
    ]);
  });

  it.each(["a", "é", "漢", "🙂"])(
    "stays within the 256 KiB that SNS takes, however long a text of %s is",
    async (sign) => {
      const { sent, notify } = await arrange();

      await notify("a subject", sign.repeat(100_000));

      const { Message = "" } = sent[0] ?? {};
      expect(Message).toMatch(/\(cut: the message was too long\)$/);
      expect(Buffer.byteLength(Message)).toBeLessThan(262_144);
    },
  );

  it("passes a failed call on as the SDK throws it", async () => {
    const { notify, faults } = await arrange();
    const error = { code: "NotFound", status: 404, message: "no topic" };
    faults.set([{ service: "sns", operation: "Publish", error }]);

    await expect(notify("a subject", "a message")).rejects.toThrow("no topic");
  });
});
