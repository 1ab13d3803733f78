import { trueResources } from "../../estate/truth.ts";
import type { Move } from "../history/move.ts";
import type { Recorder } from "./recorder.ts";
import type { Stage } from "./stage.ts";
import { withoutFaults } from "./suspend-faults.ts";

function isRemoval({ kind }: Move, arn: string): boolean {
  const isDeletedOnly = /:(index|recording-configuration|sma)\//.test(arn);
  return kind === "remove" || (kind === "stop-using" && isDeletedOnly);
}

/** True for what was deleted and is there for some seconds more. */
const isLeaving = (state: unknown) => typeof state === "object" && state !== null && "goneAt" in state;

/** Notes how the owners have left a resource, with this move if it was one. */
export async function touch(
  { sandbox, owners }: Stage,
  recorder: Recorder,
  arn: string,
  move?: Move,
): Promise<void> {
  const at = sandbox.clock.now().toISOString();
  const found = trueResources(sandbox).find((entry) => entry.arn === arn);
  const isGone = (move !== undefined && isRemoval(move, arn)) || isLeaving(found?.state);
  const resource = isGone ? undefined : found;
  const settings =
    resource === undefined
      ? undefined
      : await withoutFaults(sandbox.faults, () => owners.ownerOf(arn).settings(arn));
  recorder.touches.push(
    resource === undefined ? { at, arn } : { at, arn, state: structuredClone(resource.state), settings },
  );
}
