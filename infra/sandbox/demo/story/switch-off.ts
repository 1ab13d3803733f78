import { shortDigest } from "../words.ts";
import { decommission, digestOf, ended, startDecommission } from "./runs.ts";
import {
  EVENT_DELAY_SECONDS,
  REGIONS,
  type Resources,
  ROLES,
  type Setting,
  STREAM_GOES_ON_SECONDS,
} from "./setting.ts";

/** IVS's role is decommissioned while a stream is live, and the stream is not disturbed. */
export async function endRecording(setting: Setting, { liveChannel }: Resources): Promise<void> {
  const { stage, owners } = setting;
  const run = await startDecommission(
    setting,
    "ivs-apply",
    { roleName: ROLES.ivs, mode: "apply" },
    "to apply",
  );
  await stage.pass(STREAM_GOES_ON_SECONDS);
  await stage.act("The camera stops: the channel is not live any more.", () => owners.endLive(liveChannel));
  await ended(setting, run);
  await stage.pass(2 * EVENT_DELAY_SECONDS);
}

/** MediaTailor's role: an owner looks at the plan first, and has exactly this plan applied. */
export async function endSessionLogs(setting: Setting): Promise<void> {
  const roleName = ROLES.mediaTailor;
  const planned = await decommission(setting, "mediatailor-plan", { roleName }, "to plan only");
  const planDigest = digestOf(planned);
  await decommission(
    setting,
    "mediatailor-apply",
    { roleName, mode: "apply", planDigest },
    `to apply just the plan ${shortDigest(planDigest)}`,
  );
}

/** MediaPackage's role has a usage more than any event has told. */
export async function endAccessLogs(setting: Setting): Promise<void> {
  const { stage, owners } = setting;
  const [region] = REGIONS;
  await stage.act(
    `An owner makes a packaging group for video on demand with access logs in ${region}. CloudTrail has no event of that.`,
    () => owners.mediaPackage.usePackagingGroup(region, "archive"),
  );
  await stage.pass(2 * EVENT_DELAY_SECONDS);
  await decommission(
    setting,
    "mediapackage-apply",
    { roleName: ROLES.mediaPackage, mode: "apply" },
    "to apply",
  );
}

/** Chime voice: a person has to act, and then everything else happens by itself. */
export async function endCalls(
  setting: Setting,
  { sipApplication, voiceConnector }: Resources,
): Promise<void> {
  const { stage, owners } = setting;
  const roleName = ROLES.chimeVoice;
  await decommission(setting, "chime-voice-apply", { roleName, mode: "apply" }, "to apply");
  await stage.act("The owner deletes the SIP media application.", () =>
    owners.chimeVoice.remove(sipApplication),
  );
  await stage.pass(EVENT_DELAY_SECONDS);
  await stage.act("The owner ends the streaming of the Voice Connector, too.", () =>
    owners.chimeVoice.stopUsing(voiceConnector),
  );
  await stage.until(
    `a run of ${roleName} has started by itself and ended`,
    ({ runs }) => runs.filter((run) => run.roleName === roleName && run.status !== "RUNNING").length === 2,
    30 * 60,
  );
  await stage.pass(2 * EVENT_DELAY_SECONDS);
}

/** Chime messaging: IAM is asked first, since no API tells which of two roles a configuration uses. */
export async function endMessages(setting: Setting): Promise<void> {
  const roleName = ROLES.chimeMessaging;
  const refused = await decommission(
    setting,
    "chime-messaging-apply",
    { roleName, mode: "apply" },
    "to apply",
  );
  const planDigest = digestOf(refused);
  await decommission(
    setting,
    "chime-messaging-approved",
    { roleName, mode: "apply", planDigest },
    `and approves the plan ${shortDigest(planDigest)}`,
  );
}

/** The role of Resource Explorer, of which rolecall knows nothing but that it is there. */
export async function tryInventoried(setting: Setting): Promise<void> {
  const roleName = ROLES.resourceExplorer;
  await decommission(setting, "resource-explorer-apply", { roleName, mode: "apply" }, "to apply");
}
