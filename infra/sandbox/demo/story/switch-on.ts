import { startStream } from "../../services/ivs-streams.ts";
import type { Sight } from "../watch/watcher.ts";
import { resourceInRegion } from "../words.ts";
import {
  EVENT_DELAY_SECONDS,
  PLAYBACK_CONFIGURATIONS,
  REGIONS,
  type Resources,
  ROLES,
  type Setting,
} from "./setting.ts";

/** Three services come into use, and make their roles without anybody asking. */
export async function switchOn(setting: Setting): Promise<Resources> {
  const { stage } = setting;
  const channelArn = await switchRecordingOn(setting);
  await switchLogsOn(setting);
  const indexArn = await makeIndex(setting);
  await stage.until("the inventory shows what uses the roles", isInventoried, 2 * EVENT_DELAY_SECONDS);
  return { channelArn, indexArn };
}

/** Answers with the ARN of a channel that is live. */
async function switchRecordingOn({ stage, owners, world, account }: Setting): Promise<string> {
  const [first, region] = REGIONS;
  await stage.act(
    `An owner creates an IVS recording configuration in ${first}.`,
    () => owners.makeRecordingConfiguration(first, "matches"),
    (arn) => [resourceInRegion(arn)],
  );
  await stage.pass(2 * EVENT_DELAY_SECONDS);
  const recordingArn = await stage.act(
    `Another one in ${region}.`,
    () => owners.makeRecordingConfiguration(region, "matches"),
    (arn) => [resourceInRegion(arn)],
  );
  const channelArn = await stage.act(
    `And an IVS channel in ${region} that records with it.`,
    () => owners.makeRecordedChannel(region, "arena", recordingArn),
    (arn) => [resourceInRegion(arn)],
  );
  await stage.act("A camera begins to broadcast: the channel is live.", () =>
    startStream(world, { account, region, channelArn }),
  );
  await stage.pass(2 * EVENT_DELAY_SECONDS);
  return channelArn;
}

async function switchLogsOn({ stage, owners }: Setting): Promise<void> {
  for (const region of REGIONS) {
    const name = PLAYBACK_CONFIGURATIONS[region];
    await stage.act(`An owner switches MediaTailor’s session logs on for ${name} in ${region}.`, async () => {
      await owners.makePlaybackConfiguration(region, name);
      await owners.logSessions(region, name, 100);
    });
    await stage.pass(2 * EVENT_DELAY_SECONDS);
  }
}

function makeIndex({ stage, owners }: Setting): Promise<string> {
  const [, region] = REGIONS;
  return stage.act(
    `An owner creates a Resource Explorer index in ${region}.`,
    () => owners.makeIndex(region),
    (arn) => [resourceInRegion(arn)],
  );
}

function isInventoried({ records }: Sight): boolean {
  const regionsInUse = (roleName: string) => {
    const record = records.find(({ role }) => role.roleName === roleName);
    return Object.values(record?.regions ?? {}).filter(
      (reading) => reading.kind === "read" && reading.usages.length > 0,
    ).length;
  };
  return (
    regionsInUse(ROLES.ivs) === REGIONS.length &&
    regionsInUse(ROLES.mediaTailor) === REGIONS.length &&
    records.some(({ role }) => role.roleName === ROLES.resourceExplorer)
  );
}
