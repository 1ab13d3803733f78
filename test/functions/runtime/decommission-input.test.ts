import { describe, expect, it } from "vitest";
import { decommissionEntries } from "../../../functions/runtime/decommission-input.ts";
import { parseRequest } from "../../../functions/runtime/request.ts";

const roleName = "AWSServiceRoleForIVSRecordToS3";
const warrant = {
  kind: "unexpected",
  occurrence: 1,
  runId: "unexpected-AWSServiceRoleForIVS-20261120090000000",
};
const check = (more: object) => parseRequest(decommissionEntries, { roleName, ...more });
const refused = (faults: string) => ({ success: false, reason: `The input is wrong: ${faults}` });

const noPatterns = "releaseOnly: must be a list of 1 to 200 patterns of ARNs";
const noCount = "maxReleases: must be a whole number from 0";
const noTime = "warrant.occurrence: must be a whole number from 1";
const noWarrant = "must have just kind, occurrence and runId; only rolecall's own workflow gives one";

describe("decommissionEntries", () => {
  it("takes what limits a run, and the warrant of a finding", () => {
    const limits = { releaseOnly: ["arn:aws:ivs:*"], maxReleases: 3, warrant };

    expect(check(limits)).toEqual({
      success: true,
      request: { roleName, mode: "plan", release: true, maxRounds: 5, ...limits },
    });
  });

  it.each([
    ["the shortest pattern", { releaseOnly: ["*"] }],
    ["the longest pattern", { releaseOnly: ["a".repeat(256)] }],
    ["as many patterns as there may be", { releaseOnly: Array.from({ length: 200 }, () => "*") }],
    ["no release at all", { maxReleases: 0 }],
    ["a warrant for an unused role", { warrant: { ...warrant, kind: "unused" } }],
  ])("takes %s", (_what, more) => {
    expect(check(more)).toMatchObject({ success: true, request: more });
  });

  it.each([
    [{ releaseOnly: [] }, noPatterns],
    [{ releaseOnly: Array.from({ length: 201 }, () => "*") }, noPatterns],
    [{ releaseOnly: "*" }, noPatterns],
    [{ releaseOnly: null }, noPatterns],
    [{ releaseOnly: [""] }, "releaseOnly.0: must be a pattern of 1 to 256 signs"],
    [{ releaseOnly: ["*", "a".repeat(257)] }, "releaseOnly.1: must be a pattern of 1 to 256 signs"],
    [{ releaseOnly: [7] }, "releaseOnly.0: must be a pattern of 1 to 256 signs"],
    [{ maxReleases: -1 }, noCount],
    [{ maxReleases: 1.5 }, noCount],
    [{ maxReleases: "3" }, noCount],
    [{ maxReleases: 1e300 }, noCount],
    [{ warrant: { ...warrant, kind: "missing" } }, "warrant.kind: is no finding that a decommission mends"],
    [{ warrant: { ...warrant, occurrence: 0 } }, noTime],
    [{ warrant: { ...warrant, occurrence: "1" } }, noTime],
    [{ warrant: { ...warrant, runId: "" } }, "warrant.runId: is no id of a run"],
    [{ warrant: { ...warrant, runId: "a#b" } }, "warrant.runId: is no id of a run"],
    [{ warrant: { ...warrant, by: "me" } }, `warrant.by: ${noWarrant}`],
    [{ warrant: { kind: "unused", occurrence: 1 } }, `warrant.runId: ${noWarrant}`],
    [{ warrant: "unused" }, `warrant: ${noWarrant}`],
    [{ warrant: null }, `warrant: ${noWarrant}`],
  ])("says of %j what is wrong", (more, faults) => {
    expect(check(more)).toEqual(refused(faults));
  });
});
