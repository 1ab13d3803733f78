import * as client from "@aws-sdk/client-sfn";
import { describe, expect, it } from "vitest";
import { runStarter } from "../../../functions/runtime/start-run.ts";
import type { FakeService, Operation } from "../../../infra/sandbox/gateway/operation.ts";
import { startGatewayWith } from "./started-gateway.ts";

const stateMachineArn = "arn:aws:states:us-east-1:111122223333:stateMachine:decommission-role";

/** Step Functions that keeps what it was asked to start. */
async function arrange() {
  const asked: unknown[] = [];
  const startExecution: Operation<client.StartExecutionInput, client.StartExecutionOutput> = {
    mutates: false,
    authorization: () => [],
    answer(input) {
      asked.push(input);
      return { executionArn: `${stateMachineArn}:${input.name}`, startDate: new Date(0) };
    },
  };
  const service: FakeService = {
    signingName: "states",
    eventSource: "states.amazonaws.com",
    global: false,
    client: { ...client },
    operations: { StartExecution: startExecution },
  };
  const { settings, faults } = await startGatewayWith(service);
  const sfn = new client.SFNClient(settings);
  const refuse = (code: string) =>
    faults.set([
      { service: "states", operation: "StartExecution", error: { code, status: 400, message: "no" } },
    ]);
  return { asked, refuse, startRun: runStarter(async () => sfn, stateMachineArn) };
}

describe("runStarter", () => {
  it("starts a run of this name with this input", async () => {
    const { asked, startRun } = await arrange();

    await startRun("unused-1", { roleName: "Role" });

    expect(asked).toEqual([{ stateMachineArn, name: "unused-1", input: '{"roleName":"Role"}' }]);
  });

  it("takes a run of that name that has ended for started", async () => {
    const { refuse, startRun } = await arrange();
    refuse("ExecutionAlreadyExists");

    await expect(startRun("unused-1", {})).resolves.toBeUndefined();
  });

  it("passes every other refusal on", async () => {
    const { refuse, startRun } = await arrange();
    refuse("StateMachineDoesNotExist");

    await expect(startRun("unused-1", {})).rejects.toMatchObject({ name: "StateMachineDoesNotExist" });
  });
});
