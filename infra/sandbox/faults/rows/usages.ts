import type { RowGroup } from "../row.ts";
import type { Scene } from "../scene/scene.ts";
import { callsOf, RELEASED, RELEASED_FIRST } from "../scene/subjects.ts";
import { at, BEYOND_SDK, FOR_EVER, fails } from "./arranging.ts";

const useLate = (scene: Scene) => scene.use("late");

/** The owner's hand on the resource that stood in the plan. */
const onFirst =
  (act: (scene: Scene, arn: string) => Promise<void>) =>
  async (scene: Scene): Promise<void> => {
    const [arn = ""] = scene.used;
    await scene.touch([arn], () => act(scene, arn));
  };

const stopsUsing = onFirst(({ owners }, arn) => owners.ownerOf(arn).stopUsing(arn));
const removes = onFirst(({ owners }, arn) => owners.ownerOf(arn).remove(arn));
const usesAgain = onFirst(({ owners }, arn) => owners.ownerOf(arn).change(arn, 3));

/** Usages that come, go and change while a run is under way, and releases that do not go well. */
export const usages: RowGroup = {
  title: "Usages",
  rows: [
    {
      name: "what is added after the plan and before the release is left alone, and named",
      concerns: ["ivs", "mediapackage"],
      strikes: [at("before", "release-usage", useLate)],
      ends: ["blocked"],
      because: "not in the approved plan",
    },
    {
      name: "what is added while the services settle is left alone, and named",
      concerns: ["voice", "mediatailor"],
      meanwhile: { state: "LetServiceSettle", does: async (scene) => void (await useLate(scene)) },
      ends: ["blocked"],
      because: "not in the approved plan",
    },
    {
      name: "what is added between the last look and the submission is left alone, and named",
      concerns: ["chat", "voice", "inventoried"],
      usages: 0,
      strikes: [at("before", "submit-deletion", useLate)],
      ends: ["blocked"],
    },
    {
      name: "what is added while IAM works is left alone, and named",
      concerns: ["ivs", "mediatailor", "inventoried"],
      usages: 0,
      meanwhile: { state: "WaitForIam", does: async (scene) => void (await useLate(scene)) },
      ends: ["blocked"],
    },
    {
      name: "a refusal that IAM forgets before it was seen ends the wait, and the role is not called deleted",
      concerns: ["inventoried"],
      usages: 0,
      setting: "slow",
      meanwhile: { state: "WaitForIam", does: async (scene) => void (await useLate(scene)) },
      ends: ["timed-out"],
      because: "NOT_FOUND",
    },
    {
      name: "what its owner has let go before the release needs none",
      concerns: RELEASED_FIRST,
      strikes: [at("before", "release-usage", stopsUsing)],
      ends: ["deleted"],
    },
    {
      name: "what its owner has removed before the release needs none",
      concerns: RELEASED_FIRST,
      strikes: [at("before", "release-usage", removes)],
      ends: ["deleted"],
    },
    {
      name: "what its owner has removed after the release is no trouble",
      concerns: ["mediapackage", "mediatailor"],
      strikes: [at("after", "release-usage", removes)],
      ends: ["deleted"],
    },
    {
      name: "what its owner switches on again is released again, since the plan names it",
      concerns: ["voice", "mediapackage", "mediatailor"],
      meanwhile: { state: "LetServiceSettle", does: usesAgain },
      ends: ["deleted"],
    },
    {
      name: "what its owner switches on again and again ends the run within its rounds",
      concerns: ["mediapackage"],
      strikes: [{ ...at("after", "release-usage", usesAgain), times: FOR_EVER }],
      ends: ["timed-out"],
      because: "Still in use after 5 rounds",
    },
    {
      name: "a service that is using a resource just now is asked again later",
      concerns: ["chat", "voice", "ivs", "mediapackage", "mediatailor"],
      faults: ({ subject }) => [fails(callsOf(subject).release, ["ConflictException", 409], { times: 3 })],
      ends: ["deleted"],
    },
    {
      name: "a service that never stops using a resource ends the wait, and the resource is named",
      concerns: ["mediatailor"],
      faults: ({ subject }) => [fails(callsOf(subject).release, ["ConflictException", 409])],
      ends: ["timed-out"],
      because: "Still busy after the longest wait",
    },
    {
      name: "a release that is refused ends the run as failed, and the resource is named",
      concerns: RELEASED,
      faults: ({ subject }) => [fails(callsOf(subject).release, ["AccessDeniedException", 403])],
      ends: ["failed"],
      because: "Could not be released",
    },
    {
      name: "a release that is answered with an error though it was done counts as done",
      concerns: RELEASED,
      faults: ({ subject }) => [
        fails(callsOf(subject).release, ["InternalServerException", 500], { times: BEYOND_SDK - 1 }),
      ],
      strikes: [at("after", "release-usage", stopsUsing)],
      ends: ["deleted"],
    },
    {
      name: "a run that may not release anything leaves everything as it is",
      concerns: ["chat", "ivs"],
      input: { release: false },
      ends: ["blocked"],
      changesNothing: true,
      because: "may not release anything",
    },
    {
      name: "a run that may not release anything deletes a role that nothing uses",
      concerns: ["voice"],
      usages: 0,
      input: { release: false },
      ends: ["deleted"],
    },
    {
      name: "a run that may not release anything leaves what IAM names, even if the plan were to name it",
      concerns: ["ivs"],
      usages: 0,
      input: { release: false, maxRounds: 2 },
      strikes: [at("before", "submit-deletion", useLate)],
      ends: ["blocked"],
    },
  ],
};
