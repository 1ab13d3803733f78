import { describe, expect, it } from "vitest";
import { type NestedStart, TaskFailedError } from "../../../../infra/embedded/states/engine.ts";
import { benchEngine, createMachine, MACHINE_ARN, machineOf } from "./bench-engine.ts";

const INNER = "arn:aws:states:us-east-1:111122223333:stateMachine:Inner";
const START = "arn:aws:states:::states:startExecution";

const starting = (resource: string) =>
  machineOf({
    Start: {
      Type: "Task",
      Resource: resource,
      Arguments: { StateMachineArn: INNER },
      Catch: [{ ErrorEquals: ["StepFunctions.AccessDeniedException"], Next: "Refused" }],
      End: true,
    },
    Refused: { Type: "Pass", Output: "{% $states.input.Error %}", End: true },
  });

async function run(resource: string, permit: (request: NestedStart) => void) {
  const { engine, clock } = benchEngine({ permit });
  createMachine(engine, machineOf({ Done: { Type: "Succeed" } }), INNER);
  createMachine(engine, starting(resource));
  const { executionArn } = engine.startExecution({ stateMachineArn: MACHINE_ARN });
  await clock.settle(1000);
  return {
    ...engine.describeExecution(executionArn),
    started: engine.listExecutions({ stateMachineArn: INNER }),
  };
}

describe("an execution that a task is to start", () => {
  it.each([
    [START, false],
    [`${START}.sync`, true],
    [`${START}.sync:2`, true],
  ])("is asked for with the machine's role: %s", async (resource, waits) => {
    const asked: NestedStart[] = [];

    const { status, started } = await run(resource, (request) => asked.push(request));

    expect(asked).toEqual([
      { startedMachineArn: INNER, waits, roleArn: "arn:aws:iam::111122223333:role/machine" },
    ]);
    expect(status).toBe("SUCCEEDED");
    expect(started).toHaveLength(1);
  });

  it.each([START, `${START}.sync`, `${START}.sync:2`])(
    "is not started where the role may not: %s",
    async (resource) => {
      const { output, started } = await run(resource, () => {
        throw new TaskFailedError("StepFunctions.AccessDeniedException", "no");
      });

      expect(output).toBe('"StepFunctions.AccessDeniedException"');
      expect(started).toEqual([]);
    },
  );
});
