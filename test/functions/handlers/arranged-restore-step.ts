import { type Dependencies, restoreUsage } from "../../../functions/handlers/restore-usage.ts";
import { arrangeReleased, restoreRequest } from "./arranged-restore.ts";
import { channel, run } from "./arranged-world.ts";

const { arn } = channel("A");

/** A world in which run-0 has released channel A and deleted the role, and the step that puts the channel back. */
export async function arrangeRestoreStep() {
  const world = await arrangeReleased();
  const claim = await world.claim();
  const step = { request: restoreRequest, run, claim, runId: "run-0", arn };
  const restore = (more: object = {}, others: Partial<Dependencies> = {}) =>
    restoreUsage({ ...world, ...others })({ ...step, ...more });
  const told = () => world.published.map(({ what }) => what);
  return { world, restore, told };
}
