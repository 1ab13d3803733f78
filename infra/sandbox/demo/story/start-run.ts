import { SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn";
import { required } from "../../../../functions/core/required.ts";
import type { DECOMMISSION, RESTORE } from "../../../cloud/names.ts";
import { HUB_REGION } from "../../../cloud/regions.ts";
import type { Sandbox } from "../../start-sandbox.ts";
import { StoryError } from "./stage.ts";

/** What a run is asked to do. */
export interface RunInput {
  readonly roleName: string;
  readonly mode?: "apply";
  readonly planDigest?: string;
}

/** Starts a run of one of the two workflows as a person does; answers the ARN of the execution. */
export type StartRun = (
  workflow: typeof DECOMMISSION | typeof RESTORE,
  name: string,
  input: RunInput,
) => Promise<string>;

/** Starts runs in a sandbox, by an ordinary call of an administrator. @throws {StoryError} if a workflow is missing. */
export function runStarter({
  url,
  account,
  engines,
}: Pick<Sandbox, "url" | "account" | "engines">): StartRun {
  const credentials = { accessKeyId: account, secretAccessKey: "sandbox" };
  const client = new SFNClient({ endpoint: url, region: HUB_REGION, credentials });
  return async (workflow, name, input) => {
    const machine = engines.states.listStateMachines().find((each) => each.name === workflow);
    if (machine === undefined) {
      throw new StoryError(`The hub has deployed no state machine ${workflow}`);
    }
    const { executionArn } = await client.send(
      new StartExecutionCommand({ stateMachineArn: machine.arn, name, input: JSON.stringify(input) }),
    );
    return required(executionArn, "the execution's ARN");
  };
}
