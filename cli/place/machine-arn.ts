import type { Identity } from "../session/identity.ts";
import type { RunReference } from "./place.ts";

/** ARN of a workflow: a stack's, or of the same name in this process, where nothing in AWS is asked for it. */
export function machineArn({ partition, account, hubRegion }: Identity, workflow: string): string {
  return `arn:${partition}:states:${hubRegion}:${account}:stateMachine:${workflow}`;
}

/** ARN of a run's execution. */
export function executionArn(identity: Identity, { workflow, runId }: RunReference): string {
  return `${machineArn(identity, workflow).replace(":stateMachine:", ":execution:")}:${runId}`;
}
