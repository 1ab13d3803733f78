import { addRole, iamState } from "../../services/iam-state.ts";
import type { RowGroup } from "../row.ts";
import type { Scene } from "../scene/scene.ts";
import { subjectOf } from "../scene/subjects.ts";
import { at } from "./arranging.ts";

const pauses = (scene: Scene) => scene.pause(true);

/** What the owner allows, and takes back. */
export const ownerLimits: RowGroup = {
  title: "The owner's limits",
  rows: [
    {
      name: "a kill switch that is thrown before the run keeps everything as it is",
      concerns: ["chat", "voice", "inventoried"],
      arrange: pauses,
      ends: ["refused"],
      changesNothing: true,
      because: "paused",
    },
    {
      name: "a kill switch that is thrown just before the release keeps everything as it is",
      concerns: ["voice", "ivs", "mediapackage", "mediatailor"],
      usages: 2,
      strikes: [at("before", "release-usage", pauses)],
      ends: ["refused"],
      changesNothing: true,
      because: "paused",
    },
    {
      name: "a kill switch that is thrown between release and submission keeps the role",
      concerns: ["voice", "ivs"],
      meanwhile: { state: "LetServiceSettle", does: pauses },
      ends: ["refused"],
      because: "paused",
    },
    {
      name: "a kill switch that is thrown just before the submission keeps the role",
      concerns: ["chat-legacy", "mediatailor", "inventoried"],
      usages: 0,
      strikes: [at("before", "submit-deletion", pauses)],
      ends: ["refused"],
      changesNothing: true,
      because: "paused",
    },
    {
      name: "a kill switch that is thrown once IAM has the deletion comes too late, and the outcome says so",
      concerns: ["inventoried"],
      usages: 0,
      strikes: [at("after", "submit-deletion", pauses)],
      ends: ["deleted"],
    },
    {
      name: "a role on the owner's list of protected roles is not touched",
      concerns: ["mediatailor"],
      setting: "strict",
      ends: ["refused"],
      changesNothing: true,
      because: "owner's list of protected roles",
    },
    {
      name: "a role that is protected by rolecall itself is not touched",
      concerns: ["protected"],
      ends: ["refused"],
      changesNothing: true,
      because: "built-in list of protected roles",
    },
    {
      name: "a role that is protected by rolecall itself, and opened by its owner, is deleted",
      concerns: ["protected"],
      setting: "strict",
      ends: ["deleted"],
    },
    {
      name: "a day's limit that another role has used up keeps the role",
      concerns: ["ivs", "inventoried"],
      setting: "strict",
      usages: 0,
      play: async (scene) => {
        const { roleName, principal } = subjectOf("protected");
        await scene.touch([roleName], () => scene.owners.makeRole(principal));
        await scene.wait(60);
        scene.startWith({ roleName, mode: "apply" });
        await scene.settle();
        await scene.start();
      },
      ends: ["deleted", "refused"],
      because: "MaximumDeletionsPerDay",
    },
    {
      name: "a plan that does not fit the world any more is not applied",
      concerns: ["chat", "voice", "mediapackage"],
      play: async (scene) => {
        const input = await scene.ask();
        const planDigest = "0".repeat(64);
        await scene.use("late");
        await scene.wait(60);
        scene.startWith({ planDigest, ...input });
      },
      ends: ["refused"],
      changesNothing: true,
      because: "The world has changed",
    },
    {
      name: "a plan of which a usage is gone is not applied either",
      concerns: ["ivs", "mediatailor"],
      usages: 2,
      play: async (scene) => {
        const input = await scene.ask();
        const planDigest = "0".repeat(64);
        const [arn = ""] = scene.used;
        await scene.touch([arn], () => scene.owners.ownerOf(arn).stopUsing(arn));
        await scene.wait(60);
        scene.startWith({ planDigest, ...input });
      },
      ends: ["refused"],
      changesNothing: true,
      because: "The world has changed",
    },
    {
      name: "a plan changes nothing, whatever uses the role",
      concerns: ["chat", "voice", "ivs", "inventoried"],
      input: { mode: "plan", planDigest: undefined },
      ends: ["planned"],
      changesNothing: true,
    },
    {
      name: "an ordinary role is not touched, though its name and path look like a service's",
      concerns: ["ivs"],
      usages: 0,
      play: async (scene) => {
        const { account, world } = scene.sandbox;
        const name = "x-aws-service-role-y";
        const trustPolicy = JSON.stringify({ Version: "2012-10-17", Statement: [] });
        addRole(world, { account, name, trustPolicy, path: "/x/aws-service-role/ivs.amazonaws.com/" });
        scene.startWith({ roleName: name, mode: "apply" });
        await scene.settle();
        const iam = iamState(world, account);
        iam.roles = iam.roles.filter((role) => role.name !== name);
      },
      ends: ["refused"],
      changesNothing: true,
      because: "is not a service-linked role",
    },
    {
      name: "a SIP media application is a person's to release",
      concerns: ["voice"],
      arrange: async ({ owners }) =>
        void (await owners.chimeVoice.addSipMediaApplication("eu-west-1", "calls")),
      ends: ["blocked"],
      changesNothing: true,
      because: "Only a person can release",
    },
    {
      name: "a SIP media application that appears before the submission is named, not released",
      concerns: ["voice"],
      strikes: [
        at("before", "submit-deletion", async (scene) => {
          const arn = await scene.owners.chimeVoice.addSipMediaApplication("eu-west-1", "calls");
          await scene.touch([arn], () => undefined);
        }),
      ],
      ends: ["blocked"],
    },
  ],
};
