import * as client from "@aws-sdk/client-sfn";
import { describe, expect, it } from "vitest";
import { waker } from "../../../functions/runtime/wake.ts";
import type { FakeService, Operation } from "../../../infra/sandbox/gateway/operation.ts";
import { startGatewayWith } from "./started-gateway.ts";

/** Step Functions that keeps which tasks were told to have succeeded. */
async function arrange() {
  const sent: unknown[] = [];
  const sendTaskSuccess: Operation<client.SendTaskSuccessInput, client.SendTaskSuccessOutput> = {
    mutates: false,
    authorization: () => [],
    answer(input) {
      sent.push(input);
      return {};
    },
  };
  const service: FakeService = {
    signingName: "states",
    eventSource: "states.amazonaws.com",
    global: false,
    client: { ...client },
    operations: { SendTaskSuccess: sendTaskSuccess },
  };
  const { settings, faults } = await startGatewayWith(service);
  const sfn = new client.SFNClient(settings);
  const refuse = (code: string) =>
    faults.set([
      { service: "states", operation: "SendTaskSuccess", error: { code, status: 400, message: "no" } },
    ]);
  return { sent, refuse, wake: waker(async () => sfn) };
}

describe("waker", () => {
  it("lets the run look again, and tells it nothing else", async () => {
    const { sent, wake } = await arrange();

    await wake("token");

    expect(sent).toEqual([{ taskToken: "token", output: "{}" }]);
  });

  it.each(["TaskTimedOut", "TaskDoesNotExist", "InvalidToken"])(
    "takes %s for an answer: nobody waits any more",
    async (code) => {
      const { refuse, wake } = await arrange();
      refuse(code);

      await expect(wake("token")).resolves.toBeUndefined();
    },
  );

  it("passes every other refusal on, without the token", async () => {
    const { refuse, wake } = await arrange();
    refuse("AccessDeniedException");

    await expect(wake("secret-token")).rejects.toMatchObject({
      name: "AccessDeniedException",
      message: expect.not.stringContaining("secret-token"),
    });
  });
});
