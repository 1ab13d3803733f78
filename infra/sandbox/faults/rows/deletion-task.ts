import type { Row, RowGroup } from "../row.ts";
import { DELETABLE, RELEASED_FIRST } from "../scene/subjects.ts";
import { at, fails, iamCall, taskReport, taskSays } from "./arranging.ts";

const NOT_FOUND = ["NoSuchEntity", 404] as const;

const submitsOnce: NonNullable<Row["also"]> = (_scene, calls) => {
  const submissions = calls.filter(({ operation }) => operation === iamCall.submit.operation);
  return submissions.length === 1 ? [] : [`There were ${submissions.length} submissions`];
};

/** How IAM's deletion task may go where nothing is in the way. */
export const deletionTask: RowGroup = {
  title: "IAM's deletion task",
  rows: [
    {
      name: "a role that nothing uses is deleted",
      concerns: DELETABLE,
      usages: 0,
      ends: ["deleted"],
      also: (_scene, calls) => {
        const [submitted = "", asked = ""] = [iamCall.submit, iamCall.status].map(
          ({ operation }) => calls.find((call) => call.operation === operation)?.time,
        );
        return Date.parse(asked) - Date.parse(submitted) < 5000 ? ["IAM was asked without a pause"] : [];
      },
    },
    {
      name: "a role is deleted once everything is released",
      concerns: RELEASED_FIRST,
      usages: 3,
      ends: ["deleted"],
    },
    {
      name: "a task that has not started is waited for, not taken for a failure",
      concerns: ["chat-legacy", "ivs", "inventoried"],
      setting: "slow",
      usages: 0,
      input: { maxRounds: 1 },
      ends: ["deleted"],
      also: submitsOnce,
    },
    {
      name: "a task that is in progress for long is waited for",
      concerns: ["inventoried"],
      faults: () => [taskSays({ Status: "IN_PROGRESS" }, { times: 12 })],
      ends: ["deleted"],
    },
    {
      name: "a task that is never found, then slow, then forgotten, still ends as deleted",
      concerns: ["mediatailor", "inventoried"],
      setting: "slow",
      usages: 0,
      ends: ["deleted"],
    },
    {
      name: "a success that GetRole does not show yet is waited for",
      concerns: ["ivs", "inventoried"],
      setting: "stale",
      usages: 0,
      ends: ["deleted"],
    },
    {
      name: "a task that is not found just after the submission does not mean that the role is gone",
      concerns: ["voice"],
      setting: "slow",
      usages: 0,
      faults: () => [fails(iamCall.status, NOT_FOUND, { times: 3 })],
      ends: ["deleted"],
    },
    {
      name: "a task that is forgotten at once does not keep the run from seeing that the role is gone",
      concerns: ["chat-legacy", "mediapackage", "inventoried"],
      usages: 0,
      faults: () => [fails(iamCall.status, NOT_FOUND)],
      ends: ["deleted"],
    },
    {
      name: "a task that is never found while the role is there ends the wait, and the role is not called deleted",
      concerns: ["ivs"],
      usages: 0,
      faults: () => [
        { ...iamCall.submit, answer: { DeletionTaskId: "task/aws-service-role/x.amazonaws.com/X/1" } },
        fails(iamCall.status, NOT_FOUND),
      ],
      ends: ["timed-out"],
    },
    {
      name: "a success that GetRole never confirms ends the wait, and the role is not called deleted",
      concerns: ["mediatailor"],
      usages: 0,
      faults: () => [
        { ...iamCall.submit, answer: { DeletionTaskId: "task/aws-service-role/x.amazonaws.com/X/1" } },
        taskSays({ Status: "SUCCEEDED" }),
      ],
      ends: ["timed-out"],
      because: "GetRole still shows the role",
    },
    {
      name: "a deletion that never ends ends the wait",
      concerns: ["voice"],
      usages: 0,
      faults: () => [
        { ...iamCall.submit, answer: { DeletionTaskId: "task/aws-service-role/x.amazonaws.com/X/1" } },
        taskSays({ Status: "IN_PROGRESS" }),
      ],
      ends: ["timed-out"],
      because: "IN_PROGRESS",
    },
    {
      name: "an earlier deletion that is still under way is used, not doubled",
      concerns: ["ivs", "inventoried"],
      setting: "slow",
      usages: 0,
      strikes: [
        at("before", "submit-deletion", ({ owners, subject }) => owners.deleteRole(subject.roleName)),
      ],
      ends: ["deleted"],
      also: submitsOnce,
    },
    {
      name: "a submission whose answer comes late is one submission",
      concerns: ["mediapackage"],
      faults: () => [{ ...iamCall.submit, latencyMilliseconds: 50 }],
      ends: ["deleted"],
      also: submitsOnce,
    },
    {
      name: "a status that cannot be read for a while is asked for again",
      concerns: ["ivs"],
      faults: () => [fails(iamCall.status, ["ServiceFailure", 500], { times: 4 })],
      ends: ["deleted"],
    },
    {
      name: "a submission that fails inside IAM is made again",
      concerns: ["voice"],
      faults: () => [fails(iamCall.submit, ["ServiceFailure", 500], { times: 4 })],
      ends: ["deleted"],
    },
    {
      name: "a failure that passes is followed by a new submission, not by polling the dead task",
      concerns: ["mediatailor"],
      usages: 0,
      strikes: [
        at("before", "submit-deletion", (scene) =>
          scene.useInSecret(["arn:aws:other:eu-west-1::resource/1"]),
        ),
        at("after", "judge-deletion", (scene) => scene.useInSecret([])),
      ],
      faults: () => [taskReport({ omit: ["Reason"] })],
      ends: ["deleted"],
    },
  ],
};
