import { required } from "../../../../functions/core/required.ts";
import { ivsState } from "../../services/ivs-state.ts";
import type { RowGroup } from "../row.ts";
import type { Scene } from "../scene/scene.ts";
import { at } from "./arranging.ts";

/** A channel that records with the configuration that uses the role. */
const recordedChannel = async ({ owners, used }: Scene, name: string): Promise<string> =>
  owners.ivs.makeRecordedChannel(name, required(used[0], "a recording configuration"));

const channels = ({ sandbox: { account, world } }: Scene): readonly string[] =>
  world.regions.flatMap((region) => ivsState(world, { account, region }).channels.map(({ arn }) => arn));

const live = async (scene: Scene): Promise<void> => scene.owners.goLive(await recordedChannel(scene, "live"));

const endAll = async (scene: Scene): Promise<void> => {
  await scene.touch(channels(scene), () => {
    for (const arn of channels(scene)) {
      scene.owners.endLive(arn);
    }
  });
};

/** Channels of IVS that record, and are live. */
export const streams: RowGroup = {
  title: "Live streams",
  rows: [
    {
      name: "a channel that records is detached before its recording configuration is deleted",
      concerns: ["ivs"],
      arrange: async (scene) => void (await recordedChannel(scene, "idle")),
      ends: ["deleted"],
    },
    {
      name: "a live stream is waited for, and never stopped",
      concerns: ["ivs"],
      arrange: live,
      play: async (scene) => {
        await scene.start();
        await scene.wait(1800);
        await endAll(scene);
      },
      ends: ["deleted"],
      also: (_scene, calls) =>
        calls.some(({ operation }) => operation === "StopStream") ? ["A stream was stopped"] : [],
    },
    {
      name: "a live stream that never ends ends the wait, and its channel is named",
      concerns: ["ivs"],
      arrange: live,
      ends: ["timed-out"],
      because: "is live",
    },
    {
      name: "a stream that begins between plan and release is waited for",
      concerns: ["ivs"],
      arrange: async (scene) => void (await recordedChannel(scene, "soon")),
      play: async (scene) => {
        await scene.start();
        await scene.wait(900);
        await endAll(scene);
      },
      strikes: [
        at("before", "release-usage", (scene) => {
          for (const arn of channels(scene)) {
            scene.owners.goLive(arn);
          }
        }),
      ],
      ends: ["deleted"],
    },
    {
      name: "a channel that was attached after the plan holds its recording configuration, is named, and left alone",
      concerns: ["ivs"],
      strikes: [
        at("before", "release-usage", async (scene) => {
          await scene.touch([await recordedChannel(scene, "late")], () => undefined);
        }),
      ],
      ends: ["blocked"],
      because: "not in the approved plan",
    },
    {
      name: "a kill switch that is thrown between two stages of releasing keeps what is left",
      concerns: ["ivs"],
      arrange: async (scene) => void (await recordedChannel(scene, "idle")),
      strikes: [at("after", "release-usage", (scene) => scene.pause(true))],
      ends: ["refused"],
      because: "paused",
      also: (_scene, calls) =>
        calls.some(({ operation }) => operation === "DeleteRecordingConfiguration")
          ? ["The recording configuration was deleted"]
          : [],
    },
    {
      name: "a channel that its owner detaches meanwhile needs no release",
      concerns: ["ivs"],
      arrange: async (scene) => void (await recordedChannel(scene, "idle")),
      strikes: [
        at("before", "release-usage", async (scene) => {
          const [arn = ""] = channels(scene);
          await scene.touch([arn], () => scene.owners.ivs.stopUsing(arn));
        }),
      ],
      ends: ["deleted"],
    },
    {
      name: "a channel that its owner attaches again is detached again, since the plan names it",
      concerns: ["ivs"],
      arrange: async (scene) => void (await recordedChannel(scene, "idle")),
      strikes: [
        at("after", "release-usage", async (scene) => {
          const [arn = ""] = channels(scene);
          await scene.touch([arn], () =>
            scene.owners.ivs.attach(arn, required(scene.used[0], "a configuration")),
          );
        }),
      ],
      ends: ["deleted"],
    },
  ],
};
