import { read } from "../core/examples.ts";
import { channel, request, run, type World } from "./arranged-world.ts";

/** What the state machine hands to the planning step: a first round in which every Region is empty, or what differs. */
export async function step(world: World, more: object = {}) {
  return {
    request,
    run,
    claim: await world.claim(),
    expected: ["us-east-1", "eu-west-1"],
    observed: true,
    asksIamFirst: false,
    known: false,
    looks: [{ readings: [read("us-east-1"), read("eu-west-1")] }],
    round: 1,
    releases: [],
    deletion: null,
    ...more,
  };
}

/** What a look hands over in which these channels use the role. */
export const inUse = (...ids: readonly string[]) => ({
  looks: [{ readings: [read("us-east-1", ids.map(channel)), read("eu-west-1")] }],
});
