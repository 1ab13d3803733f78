import { describe, expect, it } from "vitest";
import { differences, type Ending } from "../../../../infra/sandbox/demo/ending.ts";
import { recordOf, runOf } from "./samples.ts";

const INDEX = "arn:aws:resource-explorer-2:eu-west-1:111122223333:index/1";

const asItMust: Ending = {
  rolesInIam: ["AWSServiceRoleForResourceExplorer", "AWSServiceRoleForSupport"],
  records: [
    recordOf({ roleName: "AWSServiceRoleForIVSRecordToS3", status: "gone" }),
    recordOf({ roleName: "AWSServiceRoleForMediaTailor", status: "gone" }),
    recordOf({ roleName: "AWSServiceRoleForResourceExplorer", status: "unobserved" }),
  ],
  runs: [
    runOf({ roleName: "AWSServiceRoleForMediaTailor", outcome: "deleted" }),
    runOf({ roleName: "AWSServiceRoleForIVSRecordToS3", mode: "plan", outcome: "planned" }),
    runOf({ roleName: "AWSServiceRoleForIVSRecordToS3", outcome: "deleted" }),
    runOf({ roleName: "AWSServiceRoleForResourceExplorer", outcome: "blocked", blockers: [INDEX] }),
  ],
  functionErrors: [{ errorType: "ResourceBusyError", errorMessage: "the channel is live" }],
  deadLetters: 0,
  indexArn: INDEX,
};

describe("differences", () => {
  it("finds none in a story that ended as it must", () => {
    expect(differences(asItMust)).toEqual([]);
  });

  it.each<[string, Partial<Ending>, string]>([
    [
      "a role that is said to be deleted and is still there",
      { rolesInIam: [...asItMust.rolesInIam, "AWSServiceRoleForMediaTailor"] },
      "IAM still shows AWSServiceRoleForMediaTailor; it must not be there.",
    ],
    [
      "a role that should have stayed and has gone",
      { rolesInIam: [] },
      "IAM does not show AWSServiceRoleForResourceExplorer; it must be there.",
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
          ...asItMust.runs.slice(0, 3),
          runOf({ roleName: "AWSServiceRoleForResourceExplorer", outcome: "blocked", blockers: [] }),
        ],
      },
      `The blocked run must name the index ${INDEX}; it names: nothing.`,
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
  ])("names %s", (_what, change, sentence) => {
    expect(differences({ ...asItMust, ...change })).toEqual([sentence]);
  });

  it("names runs that are missing, or ended otherwise", () => {
    const [first, second] = asItMust.runs;
    const runs = first && second ? [first, second] : [];

    const [sentence] = differences({ ...asItMust, runs });

    expect(sentence).toBe(
      "The runs are: AWSServiceRoleForMediaTailor (apply) deleted, AWSServiceRoleForIVSRecordToS3 (plan) planned. They must be: AWSServiceRoleForMediaTailor (apply) deleted, AWSServiceRoleForIVSRecordToS3 (plan) planned, AWSServiceRoleForIVSRecordToS3 (apply) deleted, AWSServiceRoleForResourceExplorer (apply) blocked.",
    );
  });
});
