import { decommissionInUse, decommissionInventoried } from "./decommission.ts";
import type { Resources, Setting } from "./setting.ts";
import type { Audience, Chapter } from "./stage.ts";
import { switchOff } from "./switch-off.ts";
import { switchOn } from "./switch-on.ts";

/** The chapters of the story, and what each shows. */
const chapters = {
  switchOn: {
    number: 1,
    title: "Features are switched on, and services make roles",
    sentence:
      "Nobody asks for a service-linked role: AWS services make them when a feature is used first. rolecall hears of it and records what uses them, and where.",
  },
  switchOff: {
    number: 2,
    title: "MediaTailor’s logs are switched off, and its role goes by itself",
    sentence: "Once nothing uses the role any more, in any Region, a run starts without anybody asking.",
  },
  inUse: {
    number: 3,
    title: "IVS’s role is decommissioned by hand while it is in use",
    sentence:
      "First a run that only plans and changes nothing, then one that applies exactly this plan. A live stream is never stopped.",
  },
  inventoried: {
    number: 4,
    title: "A role that rolecall only inventories",
    sentence:
      "rolecall cannot tell what uses the role of Resource Explorer. IAM can: it refuses the deletion and names the resource.",
  },
} as const satisfies Readonly<Record<string, Chapter>>;

/**
 * Plays the story from beginning to end, and answers with the resources that it was about.
 *
 * @throws {StoryError} if it does not go on as it must.
 */
export async function playStory(setting: Setting, audience: Audience): Promise<Resources> {
  audience.begin(chapters.switchOn);
  const resources = await switchOn(setting);
  audience.begin(chapters.switchOff);
  await switchOff(setting);
  audience.begin(chapters.inUse);
  await decommissionInUse(setting, resources);
  audience.begin(chapters.inventoried);
  await decommissionInventoried(setting);
  return resources;
}
