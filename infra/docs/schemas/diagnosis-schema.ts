import * as v from "valibot";
import { members } from "./members.ts";

/** What `doctor` found. */
export const DiagnosisSchema = v.object({
  check: v.string(),
  title: v.string(),
  status: v.picklist(["ok", "warn", "fail", "skipped"]),
  summary: v.string(),
  detail: v.exactOptional(v.string()),
  fix: v.exactOptional(v.string()),
  region: v.exactOptional(v.string()),
  service: v.exactOptional(v.string()),
});

/** One thing that `doctor` found. */
export const diagnosis = members(DiagnosisSchema, {
  check: "Which check found it.",
  title: "The same for people.",
  status: "skipped: there was nothing to look at, or nothing to look with.",
  summary: "What is so, and where.",
  detail: "Why, or what there is to know besides.",
  fix: "What to do next: commands, or a statement to add to a policy.",
  region: "Absent where it is about none, or about several.",
  service: "Key of a service of the catalogue, or iam.",
});
