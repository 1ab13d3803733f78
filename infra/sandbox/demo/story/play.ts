import { putPolicyInForce, recreateRequired, removeForbidden } from "./drift.ts";
import { putBack } from "./put-back.ts";
import type { Resources, Setting } from "./setting.ts";
import type { Audience, Chapter } from "./stage.ts";
import {
  endAccessLogs,
  endCalls,
  endMessages,
  endRecording,
  endSessionLogs,
  tryInventoried,
} from "./switch-off.ts";
import { switchOn } from "./switch-on.ts";

type Part = Omit<Chapter, "number"> & {
  readonly play: (setting: Setting, resources: Resources) => Promise<void>;
};

const opening: Chapter = {
  number: 1,
  title: "Features are switched on, and services make roles",
  sentence:
    "Nobody asks for a service-linked role: AWS services make them when a feature is used first. rolecall hears of it and records what uses them, and where.",
};

/** What follows, each part with why it is told. */
const parts: readonly Part[] = [
  {
    title: "IVS: a live stream is waited for",
    sentence: "A live stream is never stopped. The run tries again until it has ended by itself.",
    play: endRecording,
  },
  {
    title: "MediaTailor: looked at first, then applied by digest",
    sentence:
      "A run without a mode only plans and changes nothing. Its digest names exactly this plan, and no other is applied.",
    play: endSessionLogs,
  },
  {
    title: "MediaPackage: live, and on demand",
    sentence:
      "Events are only hints; a run reads the services themselves. Their answers hold passwords of encoders, and rolecall keeps none of them.",
    play: endAccessLogs,
  },
  {
    title: "Chime voice: what only a person can release",
    sentence:
      "A SIP media application stops using the role only if it is deleted, which rolecall never does. Once nothing uses the role, a run starts by itself.",
    play: endCalls,
  },
  {
    title: "Chime messaging: IAM is asked first",
    sentence:
      "No API tells which of Chime’s two roles streams a chat. So IAM has to refuse first, and an owner to approve the plan, before anything is released.",
    play: endMessages,
  },
  {
    title: "A role that rolecall only inventories",
    sentence:
      "rolecall cannot tell what uses the role of Resource Explorer. IAM can: it refuses the deletion and names the resource.",
    play: tryInventoried,
  },
  {
    title: "MediaTailor’s logs are missed, and restored",
    sentence:
      "Every release leaves a receipt. A restore puts back what is missing, and leaves alone what somebody has changed since.",
    play: putBack,
  },
  {
    title: "A policy says what should be",
    sentence:
      "Until now, people have decided about each role. From here on an owner writes down what should be, and rolecall finds what differs.",
    play: putPolicyInForce,
  },
  {
    title: "A forbidden role appears, and goes once somebody approves",
    sentence:
      "Every difference is a finding with evidence. The run that mends this one asks first; then it lets the grace period pass and waits for the maintenance window.",
    play: removeForbidden,
  },
  {
    title: "A required role is deleted, and comes back",
    sentence:
      "What the policy requires, rolecall makes again by itself, with the description and the tags that it should have.",
    play: recreateRequired,
  },
];

/**
 * Plays the story from beginning to end, and answers with the resources that it was about.
 *
 * @throws {StoryError} if it does not go on as it must.
 */
export async function playStory(setting: Setting, audience: Audience): Promise<Resources> {
  audience.begin(opening);
  const resources = await switchOn(setting);
  for (const [index, { title, sentence, play }] of parts.entries()) {
    audience.begin({ number: index + 2, title, sentence });
    await play(setting, resources);
  }
  return resources;
}
