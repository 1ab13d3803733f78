import type { RowGroup } from "../row.ts";
import type { Scene } from "../scene/scene.ts";
import { at, killedBefore } from "./arranging.ts";

const vanishes = (scene: Scene) => scene.roleVanishes();
const isRecreated = (scene: Scene) => scene.roleIsRecreated();

/** Somebody deletes the role, or it is made again, while a run is about it. */
export const incarnations: RowGroup = {
  title: "Other hands on the role",
  rows: [
    {
      name: "a role that somebody deletes before the plan is already gone",
      concerns: ["chat", "inventoried"],
      strikes: [at("before", "make-plan", vanishes)],
      ends: ["already-gone"],
      changesNothing: true,
    },
    {
      name: "a role that somebody deletes between plan and submission is already gone",
      concerns: ["mediapackage", "inventoried"],
      usages: 0,
      strikes: [at("before", "submit-deletion", vanishes)],
      ends: ["already-gone"],
      changesNothing: true,
    },
    {
      name: "a role that somebody deletes while the services settle is already gone",
      concerns: ["voice", "mediatailor"],
      meanwhile: {
        state: "LetServiceSettle",
        does: ({ owners, subject }) => owners.deleteRole(subject.roleName),
      },
      ends: ["already-gone"],
    },
    {
      name: "a role that goes by another hand while IAM works is deleted",
      concerns: ["inventoried"],
      usages: 0,
      setting: "slow",
      meanwhile: { state: "WaitForIam", does: vanishes },
      ends: ["deleted"],
    },
    {
      name: "another incarnation than the one that was asked for is not touched",
      concerns: ["chat-legacy", "inventoried"],
      input: { roleId: "AROAAAAAAAAAAAAAAAAAA" },
      ends: ["recreated"],
      changesNothing: true,
    },
    {
      name: "a role that is made again before the approved plan is applied is not touched",
      concerns: ["chat"],
      strikes: [at("before", "make-plan", isRecreated)],
      ends: ["refused"],
      changesNothing: true,
      because: "The world has changed",
    },
    {
      name: "a role that is made again while the services settle is not touched",
      concerns: ["ivs", "mediapackage"],
      meanwhile: { state: "LetServiceSettle", does: isRecreated },
      ends: ["recreated"],
    },
    {
      name: "a role that is made again between plan and submission is not touched",
      concerns: ["chat-legacy", "ivs", "inventoried"],
      usages: 0,
      strikes: [at("before", "submit-deletion", isRecreated)],
      ends: ["recreated"],
      changesNothing: true,
    },
    {
      name: "a role that is made again while the submission is tried again is not touched",
      concerns: ["voice"],
      usages: 0,
      strikes: [
        killedBefore("submit-deletion", { times: 6 }),
        at("before", "submit-deletion", isRecreated, 7),
      ],
      ends: ["recreated"],
      changesNothing: true,
    },
    {
      name: "a role that is made again while IAM works is not touched",
      concerns: ["mediapackage"],
      usages: 0,
      meanwhile: { state: "WaitForIam", does: isRecreated },
      ends: ["recreated"],
    },
    {
      name: "a role that is made again right after its deletion is told from the deleted one",
      concerns: ["chat-legacy", "inventoried"],
      usages: 0,
      strikes: [at("before", "judge-deletion", isRecreated)],
      ends: ["recreated"],
    },
    {
      name: "a role that its service makes again for a new usage is told from the deleted one",
      concerns: ["ivs", "mediatailor"],
      usages: 0,
      strikes: [at("before", "judge-deletion", (scene) => scene.use("late"))],
      ends: ["recreated"],
    },
    {
      name: "a role that is made again after it was seen to be gone does not make the outcome untrue",
      concerns: ["inventoried"],
      usages: 0,
      strikes: [at("before", "record-outcome", isRecreated)],
      ends: ["deleted"],
    },
  ],
};
