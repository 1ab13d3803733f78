import * as client from "@aws-sdk/client-sfn";
import { describe, expect, it } from "vitest";
import { waker } from "../../../functions/runtime/wake.ts";
import type { FakeService, Operation } from "../../../infra/sandbox/gateway/operation.ts";
import { startGatewayWith } from "./started-gateway.ts";

/** Step Functions that keeps what it was told. */
async function arrange() {
  const told: unknown[] = [];
  const sendTaskSuccess: Operation<client.SendTaskSuccessInput, client.SendTaskSuccessOutput> = {
    mutates: true,
    authorization: () => [],
    answer(input) {
      told.push(input);
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
  return { told, refuse, wake: waker(async () => sfn) };
}

describe("waker", () => {
  it("lets the run go on that waits with this token", async () => {
    const { told, wake } = await arrange();

    await wake("token-1");

    expect(told).toEqual([{ taskToken: "token-1", output: "{}" }]);
  });

  it.each(["TaskTimedOut", "TaskDoesNotExist", "InvalidToken"])(
    "takes it for an answer that nobody waits any more: %s",
    async (code) => {
      const { refuse, wake } = await arrange();
      refuse(code);

      await expect(wake("token-1")).resolves.toBeUndefined();
    },
  );

  it("passes every other refusal on", async () => {
    const { refuse, wake } = await arrange();
    refuse("AccessDeniedException");

    await expect(wake("token-1")).rejects.toMatchObject({ name: "AccessDeniedException" });
  });
});
