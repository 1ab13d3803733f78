import { endStream } from "../../services/ivs-streams.ts";
import type { RunTrack } from "../run/run-track.ts";
import {
  EVENT_DELAY_SECONDS,
  type Resources,
  ROLES,
  type Setting,
  STREAM_GOES_ON_SECONDS,
} from "./setting.ts";
import { StoryError } from "./stage.ts";

const A_DAY_SECONDS = 24 * 60 * 60;

/** IVS's role is decommissioned while it is in use, and a live stream is not disturbed. */
export async function decommissionInUse(setting: Setting, { channelArn }: Resources): Promise<void> {
  const { stage, world, account } = setting;
  const roleName = ROLES.ivs;
  const planned = await runToItsEnd(setting, "ivs-plan", { roleName }, "to plan only");
  const planDigest = planned.ending?.planDigest;
  if (planDigest === undefined) {
    throw new StoryError(`The run ivs-plan has made no plan: ${planned.ending?.reason ?? planned.status}`);
  }
  const applied = await startRun(
    setting,
    "ivs-apply",
    { roleName, mode: "apply", planDigest },
    "to apply this plan",
  );
  await stage.pass(STREAM_GOES_ON_SECONDS);
  const region = channelArn.split(":")[3] ?? "";
  await stage.act("The camera stops: the channel is not live any more.", () =>
    endStream(world, { account, region, channelArn }),
  );
  await ended(setting, applied);
  await stage.pass(2 * EVENT_DELAY_SECONDS);
}

/** The role of Resource Explorer, of which rolecall knows nothing but that it is there. */
export async function decommissionInventoried(setting: Setting): Promise<void> {
  const roleName = ROLES.resourceExplorer;
  await runToItsEnd(setting, "resource-explorer-apply", { roleName, mode: "apply" }, "to apply");
}

async function runToItsEnd(
  setting: Setting,
  name: string,
  input: Readonly<Record<string, string>> & { readonly roleName: string },
  purpose: string,
): Promise<RunTrack> {
  return ended(setting, await startRun(setting, name, input, purpose));
}

function startRun(
  { stage, owners }: Setting,
  name: string,
  input: Readonly<Record<string, string>> & { readonly roleName: string },
  purpose: string,
): Promise<string> {
  return stage.act(`An owner starts a run for ${input.roleName} by hand, ${purpose}.`, () =>
    owners.startRun(name, input),
  );
}

async function ended({ stage }: Setting, executionArn: string): Promise<RunTrack> {
  const isIt = (run: RunTrack) => run.executionArn === executionArn && run.status !== "RUNNING";
  const what = `the run ${executionArn.split(":").at(-1)} has ended`;
  const { runs } = await stage.until(what, (sight) => sight.runs.some(isIt), A_DAY_SECONDS);
  const run = runs.find(isIt);
  if (run === undefined) {
    throw new StoryError(`It is not true that ${what}`);
  }
  return run;
}
