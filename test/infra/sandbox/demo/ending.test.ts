import { describe, expect, it } from "vitest";
import { differences, type Ending } from "../../../../infra/sandbox/demo/ending.ts";
import type { RunTrack } from "../../../../infra/sandbox/demo/run/run-track.ts";
import { recordOf, runOf } from "./samples.ts";

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
  runs: [...decommissions, restore],
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
      { runs: [...replaced(8, runOf({ roleName: EXPLORER, outcome: "blocked", blockers: [] })), restore] },
      `The run that ended blocked for ${EXPLORER} must name ${INDEX}; it names: nothing.`,
    ],
    [
      "a blocked run that names only one of two",
      {
        runs: [
          ...replaced(6, runOf({ roleName: MESSAGING, outcome: "blocked", blockers: [APPS[0] ?? ""] })),
          restore,
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
    ["a secret that was told", { secretsTold: 1 }, "Secrets of encoders were told: 1; there must be none."],
  ])("names %s", (_what, change, sentence) => {
    expect(differences({ ...asItMust, ...change })).toEqual([sentence]);
  });

  it("names runs that are missing, or ended otherwise", () => {
    const [sentence] = differences({ ...asItMust, runs: decommissions.slice(0, 2) });

    expect(sentence).toMatch(
      /^The runs are: AWSServiceRoleForIVSRecordToS3 \(apply\) deleted, AWSServiceRoleForMediaTailor \(plan\) planned\. They must be: AWSServiceRoleForIVSRecordToS3 \(apply\) deleted, .*, AWSServiceRoleForMediaTailor \(restore\) partly-restored\.$/,
    );
  });
});
