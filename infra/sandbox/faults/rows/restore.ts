import type { RowGroup } from "../row.ts";
import type { Scene } from "../scene/scene.ts";
import { callsOf, RELEASED } from "../scene/subjects.ts";
import { answerLost, at, BEYOND_SDK, fails, iamCall, killedBefore } from "./arranging.ts";

/** Decommissions, and lets everything that follows from it happen. */
const decommission = async (scene: Scene): Promise<void> => {
  await scene.start();
  await scene.settle();
  await scene.wait(60);
};

/** Decommissions, and restores so often, one restore after the other. */
const restored =
  (times = 1, input: Readonly<Record<string, unknown>> = {}) =>
  async (scene: Scene): Promise<void> => {
    await decommission(scene);
    for (let each = 0; each < times; each += 1) {
      scene.startRestore(input);
      await scene.settle();
      await scene.wait(60);
    }
  };

const first = (scene: Scene): string => scene.used[0] ?? "";

/** Putting back what a run has released, when something goes wrong with it. */
export const restore: RowGroup = {
  title: "Restoring",
  rows: [
    {
      name: "everything is as it was after a restore",
      concerns: RELEASED,
      usages: 2,
      play: restored(),
      ends: ["deleted", "restored"],
    },
    {
      name: "a second restore changes nothing",
      concerns: ["chat", "ivs", "mediatailor"],
      play: restored(2),
      ends: ["deleted", "restored", "restored"],
    },
    {
      name: "a restore that is not to apply changes nothing",
      concerns: ["chat", "ivs"],
      play: restored(1, { mode: "plan" }),
      ends: ["deleted", "planned"],
    },
    {
      name: "a restore whose function is killed goes on where it was",
      concerns: ["voice", "mediapackage"],
      strikes: [killedBefore("restore-usage", { visit: 2 })],
      play: restored(),
      ends: ["deleted", "restored"],
    },
    {
      name: "a restore whose function has worked and whose answer is lost makes nothing twice",
      concerns: ["chat", "ivs"],
      strikes: [answerLost("restore-usage", { times: 2 })],
      play: restored(),
      ends: ["deleted", "restored"],
    },
    {
      name: "a restore that is stopped in the middle can be made again",
      concerns: ["ivs", "mediatailor"],
      usages: 2,
      strikes: [at("before", "restore-usage", (scene) => scene.stop(), 3)],
      play: restored(2),
      ends: ["deleted", "failed", "restored"],
    },
    {
      name: "a restore that cannot record its outcome is closed, and can be made again",
      concerns: ["mediapackage"],
      strikes: [killedBefore("record-restore", { times: 7 })],
      play: restored(2),
      ends: ["deleted", "failed", "restored"],
    },
    {
      name: "a restore that cannot be planned for a while is planned again",
      concerns: ["mediatailor"],
      strikes: [killedBefore("plan-restore"), answerLost("plan-restore", { visit: 2 })],
      play: restored(),
      ends: ["deleted", "restored"],
    },
    {
      name: "a role that somebody has made again gets back what it lacks",
      concerns: ["voice", "ivs"],
      play: async (scene) => {
        await decommission(scene);
        await scene.owners.makeRole(scene.subject.principal);
        await scene.wait(60);
        scene.startRestore();
      },
      ends: ["deleted", "restored"],
    },
    {
      name: "what somebody has changed since is left alone, and named",
      concerns: ["chat", "voice", "mediapackage", "mediatailor"],
      play: async (scene) => {
        await decommission(scene);
        await scene.touch([first(scene)], () => scene.owners.ownerOf(first(scene)).change(first(scene), 41));
        await scene.wait(60);
        scene.startRestore();
      },
      ends: ["deleted", "partly-restored"],
      because: "changed since and left alone",
    },
    {
      name: "what somebody has changed since is put back by force only",
      concerns: ["voice", "mediatailor"],
      play: async (scene) => {
        await decommission(scene);
        await scene.touch([first(scene)], () => scene.owners.ownerOf(first(scene)).change(first(scene), 41));
        await scene.wait(60);
        scene.startRestore({ force: true });
      },
      ends: ["deleted", "restored"],
    },
    {
      name: "what somebody has removed since is gone, and named, and the rest is restored",
      concerns: ["chat", "mediapackage"],
      usages: 2,
      play: async (scene) => {
        await decommission(scene);
        await scene.touch([first(scene)], () => scene.owners.ownerOf(first(scene)).remove(first(scene)));
        await scene.wait(60);
        scene.startRestore();
      },
      ends: ["deleted", "partly-restored"],
      because: "gone",
    },
    {
      name: "a restore that is throttled goes on",
      concerns: ["voice", "ivs"],
      play: async (scene) => {
        await decommission(scene);
        const outOfOrder = ["ServiceUnavailableException", 503] as const;
        scene.faults([
          fails(iamCall.create, ["ServiceFailure", 500], { times: BEYOND_SDK }),
          fails(callsOf(scene.subject).restore, outOfOrder, { times: BEYOND_SDK }),
        ]);
        scene.startRestore();
      },
      ends: ["deleted", "restored"],
    },
    {
      name: "a restore that is denied names what is left",
      concerns: ["chat", "mediatailor"],
      play: async (scene) => {
        await decommission(scene);
        scene.faults([fails(callsOf(scene.subject).restore, ["AccessDeniedException", 403])]);
        scene.startRestore();
      },
      ends: ["deleted", "partly-restored"],
      because: "AccessDeniedException",
    },
    {
      name: "a restore that is paused midway leaves the rest, and says so",
      concerns: ["voice", "mediapackage"],
      strikes: [at("before", "restore-usage", (scene) => scene.pause(true), 2)],
      play: restored(),
      ends: ["deleted", "refused"],
      because: "paused",
    },
    {
      name: "a restore is refused while a run works on the role",
      concerns: ["mediatailor"],
      play: async (scene) => {
        await scene.start();
        await scene.until("LetServiceSettle");
        scene.startRestore();
      },
      ends: ["deleted", "refused"],
    },
    {
      name: "what a stopped run has released is restored, and the role is as it was",
      concerns: ["ivs", "mediapackage"],
      usages: 2,
      play: async (scene) => {
        await scene.start();
        await scene.until("LetServiceSettle");
        scene.stop();
        await scene.settle();
        scene.startRestore();
      },
      ends: ["failed", "restored"],
    },
  ],
};
