import type { Row, RowGroup } from "../row.ts";
import type { StepName } from "../scene/function-doors.ts";
import type { Scene } from "../scene/scene.ts";
import { type SubjectKey, subjectOf } from "../scene/subjects.ts";
import { answerLost, at, FOR_EVER, killedBefore } from "./arranging.ts";

const STOPPED_AT: readonly (readonly [StepName, readonly SubjectKey[]])[] = [
  ["claim-role", ["ivs"]],
  ["find-usages", ["mediatailor"]],
  ["make-plan", ["chat"]],
  ["release-usage", ["voice", "mediapackage"]],
  ["submit-deletion", ["chat-legacy", "inventoried"]],
  ["judge-deletion", ["ivs", "inventoried"]],
];

const stopped = STOPPED_AT.map(
  ([step, concerns]): Row => ({
    name: `a run that is stopped by hand at ${step} has an outcome, and frees the role`,
    concerns,
    strikes: [at("before", step, (scene) => scene.stop())],
    ends: ["failed"],
    because: "Somebody stopped the execution",
  }),
);

const takenOver = async ({ sandbox, inventory, subject }: Scene) => {
  const { account } = sandbox;
  const [holder] = sandbox.engines.states.listExecutions({
    stateMachineArn: `arn:aws:states:us-east-1:${account}:stateMachine:decommission-role`,
    statusFilter: "RUNNING",
  });
  await inventory.claims.release(account, subject.roleName, holder?.name ?? "");
  await inventory.claims.take(account, subject.roleName, "another-run");
};

const LOST_AT: readonly (readonly [StepName, readonly SubjectKey[]])[] = [
  ["make-plan", ["chat"]],
  ["release-usage", ["voice"]],
  ["submit-deletion", ["mediapackage", "inventoried"]],
  ["judge-deletion", ["ivs"]],
];

const claimLost = LOST_AT.map(
  ([step, concerns]): Row => ({
    name: `a run whose claim another run has taken over at ${step} changes nothing any more`,
    concerns,
    strikes: [at("before", step, takenOver)],
    ends: ["failed"],
    because: "does not hold the claim",
    also: async ({ sandbox, inventory, subject }) => {
      await inventory.claims.release(sandbox.account, subject.roleName, "another-run");
      return [];
    },
  }),
);

const another = (scene: Scene) =>
  scene.startWith({ roleName: scene.subject.roleName, mode: "apply", release: false });

/** Runs that are stopped, overtaken, doubled or left alone. */
export const runs: RowGroup = {
  title: "Runs",
  rows: [
    ...stopped,
    {
      name: "a run that is stopped by hand while the services settle has an outcome, and frees the role",
      concerns: ["voice", "mediapackage"],
      meanwhile: { state: "LetServiceSettle", does: (scene) => scene.stop() },
      ends: ["failed"],
    },
    {
      name: "a run that is stopped by hand while IAM works has an outcome, and frees the role",
      concerns: ["chat-legacy"],
      usages: 0,
      meanwhile: { state: "WaitForIam", does: (scene) => scene.stop() },
      ends: ["failed"],
    },
    {
      name: "a run that is stopped by hand just after its outcome was recorded keeps that outcome",
      concerns: ["mediatailor"],
      strikes: [at("after", "record-outcome", (scene) => scene.stop())],
      ends: ["deleted"],
    },
    {
      name: "a submission whose answer is lost, and that IAM has carried out meanwhile, is called deleted",
      concerns: ["voice", "inventoried"],
      usages: 0,
      strikes: [
        answerLost("submit-deletion"),
        at("before", "submit-deletion", (scene) => scene.roleVanishes(), 2),
      ],
      ends: ["deleted"],
    },
    {
      name: "a role is free for the next run after one was stopped by hand",
      concerns: ["ivs", "mediatailor"],
      play: async (scene) => {
        await scene.start();
        await scene.until("LetServiceSettle");
        scene.stop();
        await scene.settle();
        await scene.start();
      },
      ends: ["failed", "deleted"],
    },
    ...claimLost,
    {
      name: "a second run of the same role is refused while the first one works, and hurts it not",
      concerns: ["chat", "inventoried"],
      strikes: [at("before", "submit-deletion", another)],
      ends: ["deleted", "refused"],
      because: "is working on the role",
    },
    {
      name: "a second run of the same role that begins while the services settle is refused",
      concerns: ["voice"],
      meanwhile: { state: "LetServiceSettle", does: (scene) => void another(scene) },
      ends: ["deleted", "refused"],
    },
    {
      name: "two runs of the same role that begin at once: one works, and one is refused",
      concerns: ["ivs", "inventoried"],
      usages: 0,
      play: async (scene) => {
        const input = await scene.ask();
        scene.startWith(input);
        scene.startWith(input);
      },
      ends: ["deleted", "refused"],
      inAnyOrder: true,
    },
    {
      name: "runs of two roles at the same time do not touch each other's resources",
      concerns: ["chat", "voice", "mediapackage"],
      usages: 2,
      play: async (scene) => {
        const input = await scene.ask();
        scene.startWith(input);
        scene.startWith({ roleName: subjectOf(otherThan(scene.subject.key)).roleName, mode: "apply" });
      },
      ends: ["deleted", "deleted"],
    },
    {
      name: "a role whose run has vanished without a trace is free again once its claim has expired",
      concerns: ["inventoried"],
      usages: 0,
      play: async (scene) => {
        await scene.inventory.claims.take(scene.sandbox.account, scene.subject.roleName, "vanished");
        await scene.start();
        await scene.settle();
        await scene.wait(46 * 60);
        await scene.start();
      },
      ends: ["refused", "deleted"],
    },
    {
      name: "a run whose machine and outcome both fail is closed by the event of its end",
      concerns: ["mediatailor"],
      strikes: [
        killedBefore("make-plan", { times: FOR_EVER }),
        killedBefore("record-outcome", { times: FOR_EVER }),
      ],
      ends: ["failed"],
      because: "The execution failed",
    },
  ],
};

/** The service of the bystander that every scene has. */
function otherThan(key: SubjectKey): SubjectKey {
  return key === "mediatailor" ? "ivs" : "mediatailor";
}
