import * as v from "valibot";
import { roleNameEntry } from "./request.ts";

const ofPatterns = "must be a list of 1 to 200 patterns of ARNs";
const ofPattern = "must be a pattern of 1 to 256 signs";
const ofReleases = "must be a whole number from 0";
const ofTime = "must be a whole number from 1";
const ofRun = "is no id of a run";

/** The input of a decommission, as a person or the workflow that mends findings writes it. */
export const decommissionEntries = {
  roleName: roleNameEntry,
  mode: v.optional(v.picklist(["plan", "apply"], "must be plan or apply"), "plan"),
  roleId: v.exactOptional(
    v.pipe(v.string(), v.regex(/^AROA\w{17}$/, "is no RoleId: AROA and 17 characters")),
  ),
  planDigest: v.exactOptional(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, "is no digest of a plan"))),
  release: v.optional(v.boolean("must be true or false"), true),
  maxRounds: v.optional(
    v.pipe(
      v.number("must be a whole number from 1 to 20"),
      v.integer("must be a whole number from 1 to 20"),
      v.minValue(1, "must be a whole number from 1 to 20"),
      v.maxValue(20, "must be a whole number from 1 to 20"),
    ),
    5,
  ),
  releaseOnly: v.exactOptional(
    v.pipe(
      v.array(
        v.pipe(v.string(ofPattern), v.minLength(1, ofPattern), v.maxLength(256, ofPattern)),
        ofPatterns,
      ),
      v.minLength(1, ofPatterns),
      v.maxLength(200, ofPatterns),
    ),
  ),
  maxReleases: v.exactOptional(
    v.pipe(v.number(ofReleases), v.safeInteger(ofReleases), v.minValue(0, ofReleases)),
  ),
  warrant: v.exactOptional(
    v.strictObject(
      {
        kind: v.picklist(["unexpected", "unused"], "is no finding that a decommission mends"),
        occurrence: v.pipe(v.number(ofTime), v.safeInteger(ofTime), v.minValue(1, ofTime)),
        runId: v.pipe(v.string(ofRun), v.regex(/^[^#]{1,80}$/, ofRun)),
      },
      "must have just kind, occurrence and runId; only rolecall's own workflow gives one",
    ),
  ),
} as const;
