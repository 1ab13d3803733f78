import { SendTaskSuccessCommand, SFNClient } from "@aws-sdk/client-sfn";
import { describe, expect, it } from "vitest";
import { statesService } from "../../../../infra/sandbox/services/states.ts";
import {
  benchEngine,
  createMachine,
  FUNCTION_ARN,
  INVOKE,
  MACHINE_ARN,
  machineOf,
} from "../../embedded/states/bench-engine.ts";
import { arrangeGateway, refusalOf } from "../gateway/arranged-gateway.ts";

/** A machine that waits for an approval as long as its input says, and a client that can give it. */
async function arrange(waitSeconds: number) {
  const tokens: string[] = [];
  const { engine, clock } = benchEngine({ functions: (payload) => tokens.push(String(payload)) });
  const definition = machineOf({
    Ask: {
      Type: "Task",
      Resource: `${INVOKE}.waitForTaskToken`,
      Arguments: { FunctionName: FUNCTION_ARN, Payload: "{% $states.context.Task.Token %}" },
      TimeoutSeconds: "{% $states.input.days * 86400 %}",
      Output: "{% $states.result.answer %}",
      Catch: [{ ErrorEquals: ["States.Timeout"], Output: "nobody answered", Next: "Late" }],
      End: true,
    },
    Late: { Type: "Pass", End: true },
  });
  createMachine(engine, definition);
  const { executionArn } = engine.startExecution({ stateMachineArn: MACHINE_ARN, input: '{"days":7}' });
  await clock.advance(waitSeconds);
  const { client } = await arrangeGateway(() => [statesService(engine)]);
  const states = new SFNClient(client());
  const answer = async () => {
    const sent = states.send(
      new SendTaskSuccessCommand({ taskToken: tokens[0], output: '{"answer":"approved"}' }),
    );
    const refusal = await refusalOf(sent);
    await clock.settle(0);
    return refusal;
  };
  return { clock, answer, execution: () => engine.describeExecution(executionArn) };
}

const SEVEN_DAYS = 7 * 86_400;

describe("a task that waits for its token", () => {
  it("goes on with the answer that comes over the wire within its time", async () => {
    const { answer, execution } = await arrange(SEVEN_DAYS - 1);

    const refusal = await answer();

    expect(refusal).toBeUndefined();
    expect(execution()).toMatchObject({ status: "SUCCEEDED", output: '"approved"' });
  });

  it("ends as States.Timeout after as long as its expression says, and a late answer is refused", async () => {
    const { answer, execution } = await arrange(SEVEN_DAYS);

    const refusal = await answer();

    expect(execution()).toMatchObject({
      output: '"nobody answered"',
      stopDate: new Date("2026-01-08T00:00:00Z"),
    });
    expect(refusal).toMatchObject({ name: "TaskTimedOut", $metadata: { httpStatusCode: 400 } });
  });
});
