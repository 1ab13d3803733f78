import type { Row, RowGroup } from "../row.ts";
import { callsOf, type SubjectKey } from "../scene/subjects.ts";
import { BEYOND_SDK, fails, iamCall, type WireError } from "./arranging.ts";

/** How services say that they are asked too often, or are out of order, each with roles whose service says so. */
const SERVICE_TROUBLES: readonly (readonly [WireError, readonly SubjectKey[]])[] = [
  [
    ["ThrottledClientException", 429],
    ["chat", "voice"],
  ],
  [["TooManyRequestsException", 429], ["mediapackage"]],
  [["ThrottlingException", 429], ["ivs"]],
  [["Throttling", 400], ["mediatailor"]],
  [["LimitExceededException", 409], ["chat-legacy"]],
  [
    ["InternalServerException", 500],
    ["ivs", "mediatailor"],
  ],
  [
    ["ServiceUnavailableException", 503],
    ["voice", "mediapackage"],
  ],
];

/** The same of IAM. */
const IAM_TROUBLES: readonly WireError[] = [
  ["Throttling", 400],
  ["LimitExceeded", 409],
  ["ServiceFailure", 500],
];

/** The SDK waits for less long after this than after throttling. */
const OUT_OF_ORDER: WireError = ["ServiceUnavailableException", 503];

const ofServices = SERVICE_TROUBLES.flatMap(([error, concerns]): readonly Row[] => [
  {
    name: `a service that says ${error.join(" ")} when it is asked for usages is asked again`,
    concerns,
    faults: ({ subject }) => [fails(callsOf(subject).find, error, { times: BEYOND_SDK })],
    ends: ["deleted"],
  },
  {
    name: `a service that says ${error.join(" ")} to a release is asked again`,
    concerns: concerns.filter((key) => key !== "chat-legacy"),
    faults: ({ subject }) => [fails(callsOf(subject).release, error, { times: BEYOND_SDK })],
    ends: ["deleted"],
  },
]);

const ofIam = IAM_TROUBLES.map(
  (error): Row => ({
    name: `IAM that says ${error.join(" ")} for a while is asked again`,
    concerns: ["inventoried"],
    faults: () => [
      fails(iamCall.getRole, error, { times: 1 }),
      fails(iamCall.submit, error, { times: BEYOND_SDK }),
      fails(iamCall.status, error, { times: 1 }),
    ],
    ends: ["deleted"],
  }),
);

/** Calls that fail for a while, or for ever, though nothing is wrong with them. */
export const throttling: RowGroup = {
  title: "Throttling and outages",
  rows: [
    ...ofServices.filter(({ concerns }) => concerns.length > 0),
    ...ofIam,
    {
      name: "a Region that stays out of order makes the run refuse, and the role is not called unused",
      concerns: ["chat-legacy", "ivs"],
      faults: ({ subject }) => [fails(callsOf(subject).find, OUT_OF_ORDER, { region: subject.region })],
      ends: ["refused"],
      changesNothing: true,
      because: "not every Region could be read",
    },
    {
      name: "a release that stays out of order ends the run as failed, and names the resource",
      concerns: ["mediatailor"],
      faults: ({ subject }) => [fails(callsOf(subject).release, OUT_OF_ORDER)],
      ends: ["failed"],
      changesNothing: true,
      because: "Could not be released",
    },
    {
      name: "a submission that stays out of order ends the run as failed",
      concerns: ["inventoried"],
      faults: () => [fails(iamCall.submit, OUT_OF_ORDER)],
      ends: ["failed"],
      changesNothing: true,
      because: "SubmitDeletion failed",
    },
    {
      name: "a role that IAM cannot show ends the run as failed",
      concerns: ["voice"],
      faults: () => [fails(iamCall.getRole, ["ServiceFailure", 500])],
      ends: ["failed"],
      changesNothing: true,
      because: "MakePlan failed",
    },
    {
      name: "a status that cannot be read any more ends the run as failed, not as deleted",
      concerns: ["inventoried"],
      faults: () => [fails(iamCall.status, ["AccessDenied", 403])],
      ends: ["failed"],
      because: "JudgeDeletion failed",
    },
  ],
};
