import type { ReportAccount, ReportData, ReportRole, ReportRun } from "../../../../cli/report/report-data.ts";
import type { Finding, FindingKind } from "../../../../functions/core/drift/finding.ts";
import { finding, ROLE_NAME, unusedRecord } from "../../../functions/core/drift/examples.ts";
import { read, role, unread, usage } from "../../../functions/core/examples.ts";

/** Every kind there is. */
export const KINDS = [
  "unexpected",
  "missing",
  "unused",
  "description-drift",
  "tag-drift",
  "recreated-after-decommission",
  "usage-in-unexpected-region",
  "unknown",
  "stale",
  "exemption-expired",
] as const satisfies readonly FindingKind[];

/** A run that deleted the role, newest first. */
export const run: ReportRun = {
  runId: "run-2",
  startedAt: "2026-11-20T10:00:00.000Z",
  endedAt: "2026-11-20T10:05:00.000Z",
  outcome: { kind: "blocked", reason: "a channel is live", blockers: [] },
  events: [],
};

/** The role of IVS, which nothing uses. */
export const unusedRole: ReportRole = {
  record: unusedRecord,
  verdict: { kind: "can-go", why: "Nothing uses it in 2 enabled Regions" },
  history: [],
  runs: [run, { ...run, runId: "run-1" }],
};

/** A role of MediaTailor, used in one Region, unread in another. */
export const usedRole: ReportRole = {
  record: {
    ...unusedRecord,
    role: { ...role, roleName: "AWSServiceRoleForMediaTailor", lastUsedAt: "2026-11-19T00:00:00.000Z" },
    principal: "mediatailor.amazonaws.com",
    status: "in-use",
    regions: {
      "us-east-1": read("us-east-1", [usage("a"), usage("b")]),
      "eu-west-1": unread("eu-west-1"),
      "ap-south-1": unread("ap-south-1"),
    },
    origin: {
      eventId: "event-1",
      at: "2026-11-01T00:00:00.000Z",
      call: "CreateServiceLinkedRole",
      by: "arn:aws:iam::111122223333:user/ann",
      via: "mediatailor.amazonaws.com",
    },
  },
  verdict: { kind: "in-use", why: "2 usages in us-east-1" },
  history: [],
  runs: [],
};

/** A finding of the unused role, with everything that can be known. */
export const openFinding: Finding = finding({
  summary: `${ROLE_NAME} is unused`,
  evidence: {
    status: "unused",
    roleArn: role.arn,
    createdAt: role.createdAt,
    lastUsedAt: "2026-01-02T00:00:00.000Z",
    roleReadAt: "2026-11-20T11:00:00.000Z",
    completeAt: "2026-11-20T11:00:00.000Z",
    regionsRead: ["eu-west-1", "us-east-1"],
    regionsUnread: ["ap-south-1: denied"],
    usages: ["arn:aws:ivs:us-east-1:111122223333:channel/a", "and 7 more"],
    origin: {
      eventId: "event-1",
      at: "2026-11-01T00:00:00.000Z",
      call: "CreateRecordingConfiguration",
      by: "arn:aws:iam::111122223333:user/ann",
    },
  },
});

/** The same, closed a day later. */
export const closedFinding: Finding = {
  ...openFinding,
  kind: "unexpected",
  status: "closed",
  updatedAt: "2026-11-20T12:00:00.000Z",
  closedAt: "2026-11-20T12:00:00.000Z",
  closedBecause: "the role is gone",
  version: 2,
};

/** One account with two roles and two findings. */
export const account: ReportAccount = {
  account: "111122223333",
  alias: "video",
  policyDigest: "e".repeat(64),
  roles: [unusedRole, usedRole],
  findings: [openFinding, closedFinding],
};

/** A report of that account, or of others. */
export const report = (more: Partial<ReportData> = {}): ReportData => ({
  generatedAt: "2026-11-20T12:00:00.000Z",
  version: "0.1.0",
  partition: "aws",
  place: "stack",
  accounts: [account],
  ...more,
});
