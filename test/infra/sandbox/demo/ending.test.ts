import { describe, expect, it } from "vitest";
import type { Finding } from "../../../../functions/core/drift/finding.ts";
import { differences, type Ending } from "../../../../infra/sandbox/demo/ending.ts";
import type { RunTrack } from "../../../../infra/sandbox/demo/run/run-track.ts";
import { findingOf, recordOf, remediationOf, runOf } from "./samples.ts";

const arn = (service: string, resource: string) => `arn:aws:${service}:us-east-1:111122223333:${resource}`;
const INDEX = arn("resource-explorer-2", "index/1");
const SIP = arn("chime", "sma/1");
const APPS = [arn("chime", "app-instance/1"), arn("chime", "app-instance/2")];
const FILMS = arn("mediatailor", "playbackConfiguration/films");
const SPORT = arn("mediatailor", "playbackConfiguration/sport");
const REPLAY = arn("mediatailor", "channel/replay");
const MEDIATAILOR = "AWSServiceRoleForMediaTailor";
const VOICE = "AWSServiceRoleForAmazonChimeVoiceConnector";
const MESSAGING = "AWSServiceRoleForChimeSDKMessaging";
const EXPLORER = "AWSServiceRoleForResourceExplorer";

const restore = runOf({
  roleName: MEDIATAILOR,
  workflow: "restore",
  outcome: "partly-restored",
  blockers: [SPORT],
  restored: [
    {
      arn: `arn:aws:iam::111122223333:role/aws-service-role/mediatailor.amazonaws.com/${MEDIATAILOR}`,
      kind: "restored",
    },
    { arn: FILMS, kind: "restored" },
    { arn: SPORT, kind: "changed-since" },
    { arn: REPLAY, kind: "already-as-it-was" },
  ],
});
const decommissions = [
  runOf({ roleName: "AWSServiceRoleForIVSRecordToS3", outcome: "deleted" }),
  runOf({ roleName: MEDIATAILOR, mode: "plan", outcome: "planned" }),
  runOf({ roleName: MEDIATAILOR, outcome: "deleted" }),
  runOf({ roleName: "AWSServiceRoleForMediaPackage", outcome: "deleted" }),
  runOf({ roleName: VOICE, outcome: "blocked", blockers: [SIP] }),
  runOf({ roleName: VOICE, outcome: "deleted" }),
  runOf({ roleName: MESSAGING, outcome: "blocked", blockers: APPS }),
  runOf({ roleName: MESSAGING, outcome: "deleted" }),
  runOf({ roleName: EXPLORER, outcome: "blocked", blockers: [INDEX] }),
];
const IVS = "AWSServiceRoleForIVSRecordToS3";
const applied: RunTrack = {
  ...runOf({ roleName: IVS, outcome: "deleted" }),
  runId: `unexpected-${IVS}-apply`,
  startedAt: new Date("2026-11-20T10:00:00.000Z"),
};
const evidence: Finding["evidence"] = {
  status: "in-use",
  regionsRead: [],
  regionsUnread: [],
  usages: [],
  origin: {
    eventId: "e",
    at: "2026-11-20T08:59:40.000Z",
    call: "CreateServiceLinkedRole",
    by: "arn:aws:sts::111122223333:assumed-role/developers/dora",
    via: "ivs.amazonaws.com",
  },
};
const unexpected = findingOf({ subject: IVS, kind: "unexpected", evidence });
const missing = findingOf({ subject: EXPLORER, kind: "missing" });
const from = (time: string) => new Date(`2026-11-20T${time}.000Z`);
const held = { state: "AwaitChange", kind: "held" } as const;
const grace = { ...held, lane: "grace", from: from("09:20:00"), endedAt: from("09:40:00") } as const;
const mending: RunTrack = {
  ...runOf({ roleName: IVS, workflow: "remediation", outcome: "deleted" }),
  runId: `unexpected-${IVS}`,
  waits: [
    { ...held, lane: "approval", from: from("09:00:00"), endedAt: from("09:20:00") },
    grace,
    { ...held, lane: "window", from: from("09:40:00"), endedAt: from("10:00:00") },
  ],
};
const drift = [
  mending,
  runOf({ roleName: IVS, mode: "plan", outcome: "planned" }),
  applied,
  runOf({ roleName: EXPLORER, workflow: "remediation", outcome: "restored" }),
];
const replaced = (index: number, run: RunTrack) => decommissions.with(index, run);

const asItMust: Ending = {
  rolesInIam: [EXPLORER, MEDIATAILOR, "AWSServiceRoleForSupport"],
  records: [
    recordOf({ roleName: "AWSServiceRoleForIVSRecordToS3", status: "gone" }),
    recordOf({ roleName: MEDIATAILOR, status: "in-use" }),
    recordOf({ roleName: "AWSServiceRoleForMediaPackage", status: "gone" }),
    recordOf({ roleName: VOICE, status: "gone" }),
    recordOf({ roleName: MESSAGING, status: "gone" }),
    recordOf({ roleName: EXPLORER, status: "unobserved" }),
  ],
  runs: [...decommissions, restore, ...drift],
  findings: [unexpected, missing],
  remediations: [remediationOf(IVS)],
  messages: { sent: 1, shown: 1 },
  requiredRole: { description: "Lets people search the account", tags: { owner: "platform" } },
  tokens: { issued: 3, told: 0 },
  functionErrors: [{ errorType: "ResourceBusyError", errorMessage: "the channel is live" }],
  deadLetters: 0,
  secretsTold: 0,
  resources: {
    liveChannel: arn("ivs", "channel/1"),
    films: FILMS,
    sport: SPORT,
    replay: REPLAY,
    voiceConnector: arn("chime", "vc/1"),
    sipApplication: SIP,
    appInstances: APPS,
    index: INDEX,
  },
};

describe("differences", () => {
  it("finds none in a story that ended as it must", () => {
    expect(differences(asItMust)).toEqual([]);
  });

  it.each<[string, Partial<Ending>, string]>([
    [
      "a role that is said to be deleted and is still there",
      { rolesInIam: [...asItMust.rolesInIam, VOICE] },
      `IAM still shows ${VOICE}; it must not be there.`,
    ],
    [
      "a role that should have been restored and is not there",
      { rolesInIam: [EXPLORER] },
      "IAM does not show AWSServiceRoleForMediaTailor; it must be there.",
    ],
    [
      "a record that does not tell the truth",
      { records: asItMust.records.slice(1) },
      "The inventory calls AWSServiceRoleForIVSRecordToS3 not recorded; it must be gone.",
    ],
    [
      "a blocked run that does not name what is in the way",
      {
        runs: [
          ...replaced(8, runOf({ roleName: EXPLORER, outcome: "blocked", blockers: [] })),
          restore,
          ...drift,
        ],
      },
      `The run that ended blocked for ${EXPLORER} must name ${INDEX}; it names: nothing.`,
    ],
    [
      "a blocked run that names only one of two",
      {
        runs: [
          ...replaced(6, runOf({ roleName: MESSAGING, outcome: "blocked", blockers: [APPS[0] ?? ""] })),
          restore,
          ...drift,
        ],
      },
      `The run that ended blocked for ${MESSAGING} must name arn:aws:chime:us-east-1:111122223333:app-instance/2; it names: arn:aws:chime:us-east-1:111122223333:app-instance/1.`,
    ],
    [
      "a restore that says nothing of what it found",
      {
        runs: [
          ...decommissions,
          runOf({
            roleName: MEDIATAILOR,
            workflow: "restore",
            outcome: "partly-restored",
            blockers: [SPORT],
            restored: [{ arn: FILMS, kind: "restored" }],
          }),
          ...drift,
        ],
      },
      "The restore must put back the role and one log, find one as it was and one changed; it says: arn:aws:mediatailor:us-east-1:111122223333:playbackConfiguration/films restored.",
    ],
    [
      "a function that failed with anything else than a busy resource",
      {
        functionErrors: [...asItMust.functionErrors, { errorType: "TypeError", errorMessage: "x is not y" }],
      },
      "A function failed with TypeError: x is not y",
    ],
    [
      "a live channel that nobody met",
      { functionErrors: [] },
      "No release has met the live channel; the run must have waited for it.",
    ],
    ["an event that was lost", { deadLetters: 2 }, "2 events could not be handled; there must be none."],
    [
      "a finding that was never opened",
      { findings: [unexpected] },
      `The finding missing of ${EXPLORER} is not there; it must be closed.`,
    ],
    [
      "a finding that is open still",
      { findings: [unexpected, { ...missing, status: "open" }] },
      `The finding missing of ${EXPLORER} is open; it must be closed.`,
    ],
    [
      "a role of which nobody knows who made it",
      { findings: [findingOf({ subject: IVS, kind: "unexpected" }), missing] },
      "Of the forbidden role is told: nothing; it must be that dora made it through IVS.",
    ],
    [
      "an approval of the one who wanted it",
      {
        remediations: [
          remediationOf(IVS, { requestedBy: "arn:aws:sts::111122223333:assumed-role/platform/paul" }),
        ],
      },
      "paul (platform) has answered to what paul (platform) wanted; paul (platform) must have approved.",
    ],
    [
      "a grace period that was cut short",
      {
        remediations: [
          remediationOf(IVS, {
            answer: {
              decision: "approve",
              by: "arn:aws:sts::111122223333:assumed-role/platform/paul",
              at: "2026-11-20T09:40:01.000Z",
            },
          }),
        ],
      },
      "The forbidden role was touched at 2026-11-20T10:00:00.000Z; it must have been after 20 minutes of grace, between 10:00 and 11:00.",
    ],
    [
      "a grace period of which only a part was waited for",
      {
        runs: [
          ...decommissions,
          restore,
          ...drift.with(0, {
            ...mending,
            waits: mending.waits.with(1, { ...grace, endedAt: from("09:39:00") }),
          }),
        ],
      },
      "The run that mends the forbidden role waited for: approval, grace, window (grace: 19 min); it must have waited for approval, grace (20 min), window.",
    ],
    [
      "a window that was not waited for",
      {
        runs: [
          ...decommissions,
          restore,
          ...drift.with(2, { ...applied, startedAt: new Date("2026-11-20T09:59:59.000Z") }),
        ],
      },
      "The forbidden role was touched at 2026-11-20T09:59:59.000Z; it must have been after 20 minutes of grace, between 10:00 and 11:00.",
    ],
    [
      "a message that nobody saw",
      { messages: { sent: 1, shown: 0 } },
      "1 messages asked for an approval, and 0 were shown; it must be one, and shown.",
    ],
    [
      "a required role that came back without its tags",
      { requiredRole: { description: "Lets people search the account", tags: {} } },
      `${EXPLORER} is described as “Lets people search the account” and tagged {}; it must be as its rule wants it.`,
    ],
    [
      "a token that was told",
      { tokens: { issued: 3, told: 1 } },
      "Of 3 tokens of waiting runs 1 were told; there must be 3 at least, and none told.",
    ],
    [
      "waits that nobody could have ended",
      { tokens: { issued: 0, told: 0 } },
      "Of 0 tokens of waiting runs 0 were told; there must be 3 at least, and none told.",
    ],
    ["a secret that was told", { secretsTold: 1 }, "Secrets of encoders were told: 1; there must be none."],
  ])("names %s", (_what, change, sentence) => {
    expect(differences({ ...asItMust, ...change })).toEqual([sentence]);
  });

  it("names runs that are missing, or ended otherwise", () => {
    const [sentence] = differences({ ...asItMust, runs: decommissions.slice(0, 2) });

    expect(sentence).toMatch(
      /^The runs are: AWSServiceRoleForIVSRecordToS3 \(apply\) deleted, AWSServiceRoleForMediaTailor \(plan\) planned\. They must be: AWSServiceRoleForIVSRecordToS3 \(apply\) deleted, .*, AWSServiceRoleForMediaTailor \(restore\) partly-restored, .*, AWSServiceRoleForResourceExplorer \(remediate\) restored\.$/,
    );
  });
});
