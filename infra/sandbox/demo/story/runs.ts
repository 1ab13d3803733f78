import { DECOMMISSION, RESTORE } from "../../../cloud/names.ts";
import type { RunTrack } from "../run/run-track.ts";
import { EVENT_DELAY_SECONDS, type Setting } from "./setting.ts";
import { StoryError } from "./stage.ts";
import type { RunInput } from "./start-run.ts";

const A_DAY_SECONDS = 24 * 60 * 60;

/** An owner has a role decommissioned, and it ends; answers what the run did. */
export async function decommission(
  setting: Setting,
  name: string,
  input: RunInput,
  purpose: string,
): Promise<RunTrack> {
  const run = await ended(setting, await startDecommission(setting, name, input, purpose));
  await setting.stage.pass(2 * EVENT_DELAY_SECONDS);
  return run;
}

/** An owner starts a decommission; answers the ARN of its execution. */
export function startDecommission(
  { stage, startRun }: Setting,
  name: string,
  input: RunInput,
  purpose: string,
): Promise<string> {
  return stage.act(`An owner starts a run for ${input.roleName}, ${purpose}.`, () =>
    startRun(DECOMMISSION, name, input),
  );
}

/** An owner has everything put back that was released for a role, and it ends. */
export async function restore(setting: Setting, name: string, roleName: string): Promise<RunTrack> {
  const executionArn = await setting.stage.act(`An owner starts a restore of ${roleName}.`, () =>
    setting.startRun(RESTORE, name, { roleName, mode: "apply" }),
  );
  return ended(setting, executionArn);
}

/** Lets time pass until a run has ended. @throws {StoryError} if it has not within a day. */
export async function ended({ stage }: Setting, executionArn: string): Promise<RunTrack> {
  const isIt = (run: RunTrack) => run.executionArn === executionArn && run.status !== "RUNNING";
  const what = `the run ${executionArn.split(":").at(-1)} has ended`;
  const { runs } = await stage.until(what, (sight) => sight.runs.some(isIt), A_DAY_SECONDS);
  const run = runs.find(isIt);
  if (run === undefined) {
    throw new StoryError(`It is not true that ${what}`);
  }
  return run;
}

/** The digest of what a run planned, with which an owner approves it. @throws {StoryError} if it has made no plan. */
export function digestOf({ runId, ending, status }: RunTrack): string {
  if (ending?.planDigest === undefined) {
    throw new StoryError(`The run ${runId} has made no plan: ${ending?.reason ?? status}`);
  }
  return ending.planDigest;
}
