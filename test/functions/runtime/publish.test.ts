import * as client from "@aws-sdk/client-eventbridge";
import { describe, expect, it } from "vitest";
import { publisher } from "../../../functions/runtime/publish.ts";
import type { FakeService, Operation } from "../../../infra/sandbox/gateway/operation.ts";
import { startGatewayWith } from "./started-gateway.ts";

/** EventBridge that keeps what it was sent and answers so. */
async function arrange(
  answer: client.PutEventsResponse = { FailedEntryCount: 0, Entries: [{ EventId: "1" }] },
) {
  const sent: unknown[] = [];
  const putEvents: Operation<client.PutEventsRequest, client.PutEventsResponse> = {
    mutates: false,
    authorization: () => [],
    answer({ Entries }) {
      sent.push(Entries);
      return answer;
    },
  };
  const service: FakeService = {
    signingName: "events",
    eventSource: "events.amazonaws.com",
    global: false,
    client: { ...client },
    operations: { PutEvents: putEvents },
  };
  const { settings, faults } = await startGatewayWith(service);
  const events = new client.EventBridgeClient(settings);
  return { sent, faults, publish: publisher(async () => events, "rolecall-bus") };
}

describe("publisher", () => {
  it("puts what happened on rolecall's own bus, under rolecall's name", async () => {
    const { sent, publish } = await arrange();

    await publish("Run Ended", { runId: "run-1" });

    expect(sent).toEqual([
      [
        {
          EventBusName: "rolecall-bus",
          Source: "rolecall",
          DetailType: "Run Ended",
          Detail: '{"runId":"run-1"}',
        },
      ],
    ]);
  });

  it("fails when EventBridge took the call and refused the event", async () => {
    const { publish } = await arrange({
      FailedEntryCount: 1,
      Entries: [{ ErrorCode: "ThrottlingException", ErrorMessage: "slow down" }],
    });

    await expect(publish("Run Ended", {})).rejects.toThrow(
      'EventBridge refused "Run Ended": ThrottlingException slow down',
    );
  });

  it("passes a failed call on as the SDK throws it", async () => {
    const { publish, faults } = await arrange();
    const error = { code: "InternalException", status: 500, message: "no" };
    faults.set([{ service: "events", operation: "PutEvents", error }]);

    await expect(publish("Run Ended", {})).rejects.toMatchObject({ name: "InternalException" });
  });
});
