import { hasWildcard, listOf } from "./lists.ts";
import type { WrittenDefaults, WrittenRule } from "./rule-schema.ts";
import { asksForApproval, settleRule } from "./settle-rule.ts";

/** What is wrong with a rule, at the member of it that has to change. */
export interface RuleFault {
  readonly path: readonly string[];
  readonly message: string;
}

/** Finds what is wrong between the members of a rule, each of which is right by itself. */
export function checkRule(rule: WrittenRule, defaults: WrittenDefaults): readonly RuleFault[] {
  return [...checkState(rule), ...checkRequired(rule), ...checkMeans(rule, defaults)];
}

function checkState({ state = "allowed", unexpected, unused, missing }: WrittenRule): readonly RuleFault[] {
  const faults: RuleFault[] = [];
  if (state !== "forbidden" && unexpected !== undefined && unexpected !== "report") {
    const message = `is ${unexpected} in a rule with state: ${state}; only a forbidden role is unexpected`;
    faults.push({ path: ["unexpected"], message });
  }
  if (state !== "required" && missing !== undefined && missing !== "report") {
    const message = `is ${missing} in a rule with state: ${state}; only a required role can be missing`;
    faults.push({ path: ["missing"], message });
  }
  if (state === "required" && unused !== undefined && unused !== "report") {
    const message = `is ${unused} in a rule with state: required; a required role stays, write report`;
    faults.push({ path: ["unused"], message });
  }
  return faults;
}

/** A required role has to be made if it is missing: its name and its service have to be known. */
function checkRequired({ state, match = {} }: WrittenRule): readonly RuleFault[] {
  if (state !== "required") {
    return [];
  }
  const faults: RuleFault[] = [];
  const services = listOf(match.service);
  const roles = listOf(match.role);
  if (services.length !== 1 || services.some(hasWildcard)) {
    const message = "has to be exactly one service without wildcards in a rule with state: required";
    faults.push({ path: ["match", "service"], message: `${message}; for example chime.amazonaws.com` });
  }
  if (roles.length === 0 || roles.some(hasWildcard)) {
    const message = "has to name each role without wildcards in a rule with state: required";
    faults.push({ path: ["match", "role"], message: `${message}; for example AWSServiceRoleForMediaTailor` });
  }
  if (match.tag !== undefined) {
    const message = "cannot be asked for in a rule with state: required; a role that is missing has no tags";
    faults.push({ path: ["match", "tag"], message });
  }
  return faults;
}

function checkMeans(rule: WrittenRule, defaults: WrittenDefaults): readonly RuleFault[] {
  const faults: RuleFault[] = [];
  const { release, releases, approvers, description, tags, ...settled } = settleRule(rule, defaults);
  const isApproved = asksForApproval(settled);
  if (isApproved && approvers === undefined) {
    const members = ["unexpected", "unused", "missing", "drift"] as const;
    const path = members.filter((member) => rule[member] === "approve").slice(0, 1);
    faults.push({ path, message: "is approve without anybody who may; add approvers" });
  }
  if (release === "listed" && releases === undefined) {
    faults.push({ path: ["release"], message: "is listed without a list; add releases" });
  }
  if (release !== "listed" && rule.releases !== undefined) {
    const message = `counts only with release: listed, and release is ${release}; write release: listed`;
    faults.push({ path: ["releases"], message });
  }
  if (rule.release === "approved" && !isApproved) {
    const message = "is approved where nothing waits for an approval; write never or listed, or approve";
    faults.push({ path: ["release"], message });
  }
  if (
    rule.drift !== undefined &&
    rule.drift !== "report" &&
    description === undefined &&
    tags === undefined
  ) {
    const message = `is ${rule.drift} where nothing can differ; add description or tags`;
    faults.push({ path: ["drift"], message });
  }
  return faults;
}
