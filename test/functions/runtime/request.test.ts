import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { parseRequest, readRoleName, roleNameEntry } from "../../../functions/runtime/request.ts";

const entries = {
  roleName: roleNameEntry,
  mode: v.optional(v.picklist(["plan", "apply"], "must be plan or apply"), "plan"),
};
const refused = (faults: string) => ({ success: false, reason: `The input is wrong: ${faults}` });
const isNoName = "roleName: is no role name: 1 to 64 of letters, digits and _+=,.@-, not an ARN";

describe("parseRequest", () => {
  it("completes what was asked", () => {
    expect(parseRequest(entries, { roleName: "AWSServiceRoleForFIS" })).toEqual({
      success: true,
      request: { roleName: "AWSServiceRoleForFIS", mode: "plan" },
    });
  });

  it.each([
    [{}, "roleName: is missing; name the role, for example AWSServiceRoleForIVSRecordToS3"],
    [undefined, "is missing; name the role, for example AWSServiceRoleForIVSRecordToS3"],
    [null, 'must be a JSON object such as {"roleName": "AWSServiceRoleForIVSRecordToS3"}'],
    ["AWSServiceRoleForFIS", 'must be a JSON object such as {"roleName": "AWSServiceRoleForIVSRecordToS3"}'],
    [{ roleName: "R", mdoe: "apply" }, "mdoe: is not known; known are roleName, mode"],
    [{ roleName: 7, mode: "x" }, "roleName: must be text; mode: must be plan or apply"],
  ])("says of %j, in words for a person, all that is wrong", (raw, faults) => {
    expect(parseRequest(entries, raw)).toEqual(refused(faults));
  });
});

describe("roleNameEntry", () => {
  it.each(["A", "a".repeat(64), "AWSServiceRoleForAutoScaling_team+a=b,c.d@e-f"])(
    "takes %s for a name",
    (roleName) => {
      expect(parseRequest(entries, { roleName })).toMatchObject({ success: true });
    },
  );

  it.each([
    "",
    "a".repeat(65),
    "arn:aws:iam::111122223333:role/aws-service-role/fis.amazonaws.com/AWSServiceRoleForFIS",
    "AWSServiceRoleForFIS ",
    " AWSServiceRoleForFIS",
    "AWSServiceRoleForFIS\n",
    "role#111122223333",
    "AWSServiceRolle für FIS",
  ])("takes %j for none", (roleName) => {
    expect(parseRequest(entries, { roleName })).toEqual(refused(isNoName));
  });
});

describe("readRoleName", () => {
  it("reads the name, whatever else the input says", () => {
    expect(readRoleName({ roleName: "AWSServiceRoleForFIS", mode: "delete", mod: 7 })).toBe(
      "AWSServiceRoleForFIS",
    );
  });

  it.each([
    undefined,
    null,
    "AWSServiceRoleForFIS",
    ["AWSServiceRoleForFIS"],
    {},
    { roleName: 7 },
    { roleName: "" },
    { roleName: "role#111122223333" },
    { roleName: "a".repeat(65) },
  ])("reads none from %j", (request) => {
    expect(readRoleName(request)).toBeUndefined();
  });
});
