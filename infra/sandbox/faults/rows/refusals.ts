import type { RowGroup } from "../row.ts";
import { RELEASED_FIRST } from "../scene/subjects.ts";
import { at, taskReport } from "./arranging.ts";

/** Resources of which no service file knows. */
const SECRET = [
  "arn:aws:other:eu-west-1:111122223333:thing/1",
  "arn:aws:other:us-east-1:111122223333:thing/2",
];

const REPORTED = "The role is in use";

/** How IAM may refuse a deletion. */
export const refusals: RowGroup = {
  title: "IAM's refusal",
  rows: [
    {
      name: "a refusal names every resource that IAM names",
      concerns: ["ivs", "mediatailor", "inventoried"],
      usages: 0,
      arrange: (scene) => scene.useInSecret(SECRET),
      ends: ["blocked"],
      because: "in use by other resources",
    },
    {
      name: "a refusal that names only a part of what is in the way is passed on",
      concerns: ["inventoried"],
      usages: 0,
      arrange: (scene) => scene.useInSecret(SECRET),
      faults: () => [
        taskReport({
          merge: {
            Status: "FAILED",
            Reason: { Reason: REPORTED, RoleUsageList: [{ Region: "eu-west-1", Resources: [SECRET[0]] }] },
          },
        }),
      ],
      ends: ["blocked"],
      because: REPORTED,
    },
    {
      name: "a refusal with an empty list is blocked all the same",
      concerns: ["mediapackage"],
      usages: 0,
      arrange: (scene) => scene.useInSecret(SECRET),
      faults: () => [
        taskReport({ merge: { Status: "FAILED", Reason: { Reason: REPORTED, RoleUsageList: [] } } }),
      ],
      ends: ["blocked"],
      because: REPORTED,
    },
    {
      name: "a refusal with a reason only is blocked all the same, and the reason is passed on",
      concerns: ["voice"],
      usages: 0,
      arrange: (scene) => scene.useInSecret(SECRET),
      faults: () => [taskReport({ omit: ["Reason.RoleUsageList"] })],
      ends: ["blocked"],
      because: "in use by other resources",
    },
    {
      name: "a refusal without any reason says so, and hurts nothing",
      concerns: ["chat-legacy", "inventoried"],
      usages: 0,
      arrange: (scene) => scene.useInSecret(SECRET),
      faults: () => [taskReport({ omit: ["Reason"] })],
      ends: ["blocked"],
      because: "IAM gave no reason",
    },
    {
      name: "a list without Regions and resources without a list are read",
      concerns: ["inventoried"],
      arrange: (scene) => scene.useInSecret(SECRET),
      faults: () => [taskReport({ omit: ["Reason.RoleUsageList.Region", "Reason.Reason"] })],
      ends: ["blocked"],
    },
    {
      name: "a list whose Region is not the one in the ARN names the resource nevertheless",
      concerns: ["inventoried"],
      usages: 0,
      arrange: (scene) => scene.useInSecret(SECRET),
      faults: () => [
        taskReport({
          merge: {
            Status: "FAILED",
            Reason: { Reason: REPORTED, RoleUsageList: [{ Region: "us-east-1", Resources: [SECRET[0]] }] },
          },
        }),
      ],
      ends: ["blocked"],
    },
    {
      name: "what IAM still names though it looks released is released again",
      concerns: RELEASED_FIRST,
      strikes: [
        at("after", "release-usage", (scene) => scene.useInSecret(scene.used)),
        at("after", "judge-deletion", (scene) => scene.useInSecret([])),
      ],
      ends: ["deleted"],
    },
    {
      name: "a refusal that never ends is asked again only within the rounds that the owner gave",
      concerns: ["ivs"],
      usages: 0,
      input: { maxRounds: 2 },
      arrange: (scene) => scene.useInSecret(SECRET),
      ends: ["blocked"],
      also: (_scene, calls) => {
        const submissions = calls.filter(({ operation }) => operation === "DeleteServiceLinkedRole");
        return submissions.length === 2 ? [] : [`There were ${submissions.length} submissions`];
      },
    },
    {
      name: "an index of a service that is only inventoried blocks, and is named and left alone",
      concerns: ["inventoried"],
      usages: 1,
      ends: ["blocked"],
    },
    {
      name: "chat streaming is not released without an approved plan, though IAM refuses",
      concerns: ["chat"],
      input: { planDigest: undefined },
      ends: ["blocked"],
      because: "approve it: planDigest",
    },
    {
      name: "chat streaming that another role serves is not released where IAM does not refuse",
      concerns: ["chat-legacy"],
      usages: 2,
      ends: ["deleted"],
      also: ({ subject }, calls) =>
        calls.some(({ operation }) => operation === subject.calls?.release.operation)
          ? ["Streaming was released"]
          : [],
    },
    {
      name: "chat streaming is released with an approved plan once IAM has refused",
      concerns: ["chat"],
      usages: 2,
      ends: ["deleted"],
    },
  ],
};
