import type { SFNClient } from "@aws-sdk/client-sfn";
import type { StartRun } from "../inventory/react.ts";

/** Starts runs of the state machine with this ARN. A run of that name that has ended already counts as started. */
export function runStarter(client: () => Promise<SFNClient>, stateMachineArn: string): StartRun {
  return async (name, input) => {
    const { StartExecutionCommand } = await import("@aws-sdk/client-sfn");
    const command = new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) });
    try {
      await (await client()).send(command);
    } catch (error) {
      if (!(error instanceof Error && error.name === "ExecutionAlreadyExists")) {
        throw error;
      }
    }
  };
}
