import type { Sight } from "../watch/watcher.ts";
import { EVENT_DELAY_SECONDS, REGIONS, type Resources, ROLES, type Setting } from "./setting.ts";

const [FIRST, SECOND] = REGIONS;

/** Six services come into use in two Regions, and make their roles without anybody asking. */
export async function switchOn(setting: Setting): Promise<Resources> {
  const liveChannel = await recordStreams(setting);
  const logs = await logSessions(setting);
  await logChannels(setting);
  const calls = await takeCalls(setting);
  const appInstances = await streamMessages(setting);
  const index = await makeIndex(setting);
  await setting.stage.until(
    "the inventory shows what uses the roles, in both Regions",
    isInventoried,
    2 * EVENT_DELAY_SECONDS,
  );
  await setting.stage.pass(EVENT_DELAY_SECONDS);
  return { liveChannel, ...logs, ...calls, appInstances, index };
}

/** Answers the ARN of a channel that is live. */
function recordStreams({ stage, owners: { ivs, goLive } }: Setting): Promise<string> {
  return stage.act(
    `An owner lets IVS record in ${FIRST} and ${SECOND}. In ${SECOND}, a camera is live.`,
    async () => {
      await ivs.use(FIRST, "matches");
      const channel = await ivs.makeRecordedChannel("arena", await ivs.use(SECOND, "matches"));
      goLive(channel);
      return channel;
    },
  );
}

function logSessions({ stage, owners }: Setting): Promise<Pick<Resources, "films" | "sport" | "replay">> {
  const { mediaTailor } = owners;
  return stage.act(
    "An owner switches three logs of MediaTailor on, and tags the role that this makes.",
    async () => {
      const films = await mediaTailor.use(FIRST, "films");
      const sport = await mediaTailor.use(SECOND, "sport");
      const replay = await mediaTailor.useChannel(FIRST, "replay");
      await owners.tagRole(ROLES.mediaTailor, { team: "streaming" });
      return { films, sport, replay };
    },
  );
}

function logChannels({ stage, owners: { mediaPackage } }: Setting): Promise<void> {
  return stage.act(
    "An owner switches the access logs of two live channels of MediaPackage on, one in each Region.",
    async () => {
      for (const region of REGIONS) {
        await mediaPackage.use(region, `live-${region}`);
      }
    },
  );
}

function takeCalls({
  stage,
  owners: { chimeVoice },
}: Setting): Promise<Pick<Resources, "voiceConnector" | "sipApplication">> {
  return stage.act(
    `An owner streams the calls of a Chime Voice Connector in ${SECOND}; in ${FIRST}, a SIP media application speaks to callers.`,
    async () => ({
      voiceConnector: await chimeVoice.use(SECOND, "office"),
      sipApplication: await chimeVoice.addSipMediaApplication(FIRST, "greeting"),
    }),
  );
}

function streamMessages({ stage, owners: { byService } }: Setting): Promise<readonly string[]> {
  const chimeMessaging = byService["chime-messaging"];
  return stage.act("An owner streams the chat of a Chime app instance in each Region.", async () => [
    await chimeMessaging.use(FIRST, "fans"),
    await chimeMessaging.use(SECOND, "fans"),
  ]);
}

function makeIndex({ stage, owners: { byService } }: Setting): Promise<string> {
  return stage.act(`An owner creates a Resource Explorer index in ${SECOND}.`, () =>
    byService["resource-explorer"].use(SECOND, "everything"),
  );
}

function isInventoried({ records }: Sight): boolean {
  const { resourceExplorer, ...inBothRegions } = ROLES;
  const recordOf = (roleName: string) => records.find(({ role }) => role.roleName === roleName);
  return (
    recordOf(resourceExplorer) !== undefined &&
    Object.values(inBothRegions).every((roleName) =>
      REGIONS.every((region) => {
        const reading = recordOf(roleName)?.regions[region];
        return reading?.kind === "read" && reading.usages.length > 0;
      }),
    )
  );
}
