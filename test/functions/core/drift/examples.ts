import type { Subject } from "../../../../functions/core/drift/choose-rule.ts";
import type { Finding, Judgement } from "../../../../functions/core/drift/finding.ts";
import type { Standards } from "../../../../functions/core/drift/judge-role.ts";
import type { RemediationRun } from "../../../../functions/core/drift/remediation.ts";
import { ruleText } from "../../../../functions/core/drift/standing.ts";
import {
  type Exemption,
  type Match,
  OBSERVE,
  type Rule,
  type SealedPolicy,
} from "../../../../functions/core/policy.ts";
import type { RoleRecord } from "../../../../functions/core/record.ts";
import { read, role } from "../examples.ts";

export const ACCOUNT = "111122223333";

export const ROLE_NAME = "AWSServiceRoleForIVSRecordToS3";

/** When everything here is judged. */
export const NOW = "2026-11-20T12:00:00.000Z";

/** Asks for nothing but what is given. */
export const matching = (more: Partial<Match> = {}): Match => ({
  services: [],
  roles: [],
  tags: {},
  accounts: [],
  organizationalUnits: [],
  ...more,
});

/** A rule that matches every role, and only reports. */
export const rule = (name: string, more: Partial<Rule> = {}): Rule => ({ ...OBSERVE, name, ...more });

/** An exemption of every role, until the end of the year. */
export const exemption = (name: string, more: Partial<Exemption> = {}): Exemption => ({
  name,
  match: matching(),
  owner: "video-platform",
  reason: "migration",
  expiresAt: "2026-12-31T00:00:00.000Z",
  ...more,
});

/** A policy of these rules, with a digest, without limits. */
export const policy = (rules: readonly Rule[], more: Partial<SealedPolicy> = {}): SealedPolicy => ({
  rules,
  exemptions: [],
  limits: {
    rolesPerDay: null,
    rolesPerDayPercent: null,
    releasesPerRun: null,
    releasesPerRunPercent: null,
  },
  protectionTag: null,
  staleAfterSeconds: 259_200,
  digest: "e".repeat(64),
  putBy: "arn:aws:sts::111122223333:assumed-role/owners/olga",
  putAt: "2026-11-01T00:00:00.000Z",
  ...more,
});

/** Standards of a policy with these rules. */
export const standards = (rules: readonly Rule[], more: Partial<Standards> = {}): Standards => ({
  policy: policy(rules),
  organizationalUnits: undefined,
  protectedRoleNames: [],
  at: NOW,
  ...more,
});

/** A role of IVS without tags, in an account of which nobody has said where it belongs. */
export const subject = (more: Partial<Subject> = {}): Subject => ({
  roleName: ROLE_NAME,
  principal: "ivs.amazonaws.com",
  tags: {},
  account: ACCOUNT,
  organizationalUnits: undefined,
  ...more,
});

/** A record of a role that nothing uses, made in January, cleared an hour ago. */
export const unusedRecord: RoleRecord = {
  account: ACCOUNT,
  role: { ...role, createdAt: "2026-01-01T00:00:00.000Z" },
  principal: "ivs.amazonaws.com",
  status: "unused",
  roleReadAt: "2026-11-20T11:00:00.000Z",
  regions: {
    "us-east-1": read("us-east-1", [], "2026-11-20T11:00:00.000Z"),
    "eu-west-1": read("eu-west-1", [], "2026-11-20T11:00:00.000Z"),
  },
  statusSince: "2026-11-20T11:00:00.000Z",
  version: 1,
  clearedAt: "2026-11-20T11:00:00.000Z",
  completeAt: "2026-11-20T11:00:00.000Z",
};

/** What is said of an unused role that is to be decommissioned. */
export const judgement = (more: Partial<Judgement> = {}): Judgement => ({
  kind: "unused",
  subject: ROLE_NAME,
  roleId: role.roleId,
  summary: "it is unused",
  rule: "tidy",
  policyDigest: "e".repeat(64),
  remedy: { action: "decommission", response: "approve" },
  why: "rule tidy is the first that matches",
  evidence: { status: "unused", regionsRead: ["us-east-1"], regionsUnread: [], usages: [] },
  ...more,
});

/** The same as a finding that was opened yesterday and published. */
export const finding = (more: Partial<Finding> = {}): Finding => ({
  ...judgement(),
  account: ACCOUNT,
  status: "open",
  occurrence: 1,
  openedAt: "2026-11-19T12:00:00.000Z",
  updatedAt: "2026-11-19T12:00:00.000Z",
  version: 1,
  ...more,
});

/** A run that began at noon to decommission the unused role by itself. */
export const runBy = (of: Rule, more: Partial<RemediationRun> = {}): RemediationRun => ({
  runId: "run-1",
  kind: "unused",
  occurrence: 1,
  action: "decommission",
  response: "act",
  roleId: role.roleId,
  rule: ruleText(of),
  policyDigest: "e".repeat(64),
  requestedBy: "arn:aws:iam::111122223333:user/ann",
  beganAt: NOW,
  ...more,
});
