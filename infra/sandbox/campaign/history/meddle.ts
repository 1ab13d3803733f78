import { required } from "../../../../functions/core/required.ts";
import { type Draw, drawOwnerMove, drawUse } from "./draw-owner-moves.ts";
import { apply, passes } from "./draw-run.ts";
import type { Move } from "./move.ts";
import { cast } from "./theatre.ts";

/** Calls in the middle of a run, and of whose: of functions that look, plan, release, submit and judge. */
const MIDST = [
  ["iam", "GetRole", "any"],
  ["iam", "DeleteServiceLinkedRole", "any"],
  ["dynamodb", "UpdateItem", "any"],
  ["events", "PutEvents", "any"],
  ["ivs", "ListRecordingConfigurations", "recording-configuration"],
  ["ivs", "GetRecordingConfiguration", "recording-configuration"],
  ["mediatailor", "ListPlaybackConfigurations", "playback-configuration"],
  ["mediatailor", "GetPlaybackConfiguration", "playback-configuration"],
  ["mediapackage", "ListChannels", "live-channel"],
  ["mediapackage-vod", "ListPackagingGroups", "packaging-group"],
  ["chime", "ListVoiceConnectors", "voice-connector"],
  ["chime", "GetMessagingStreamingConfigurations", "app-instance"],
] as const;

/** Draws a run, and something that somebody does in the middle of one of its calls. */
export function meddle(draw: Draw): readonly Move[] {
  const { chance, role } = draw;
  const { ways } = required(cast[role], "a role of the cast");
  const [service, operation] = chance.pick(MIDST.filter(([, , way]) => way === "any" || ways.includes(way)));
  const before = drawUse(draw);
  const [move = { kind: "pause" } as const] = chance.happens(0.4) ? [] : drawOwnerMove(draw);
  return [...before, { ...apply(draw), meanwhile: { service, operation, move } }, passes(chance)];
}
