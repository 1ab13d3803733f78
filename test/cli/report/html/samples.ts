import type {
  ReportAccount,
  ReportData,
  ReportEvent,
  ReportRole,
  ReportRun,
} from "../../../../cli/report/report-data.ts";
import type { Finding } from "../../../../functions/core/drift/finding.ts";
import type { RoleRecord } from "../../../../functions/core/record.ts";
import type { Role } from "../../../../functions/core/role.ts";
import type { RegionReading, RoleUsage } from "../../../../functions/core/usage.ts";
import { verdictOn } from "../../../../functions/core/verdict.ts";

/** When everything in a sample was read. */
const READ_AT = "2026-11-20T06:00:00.000Z";

/** A role as IAM shows it, with what matters to a test. */
export function roleOf(roleName: string, members: Partial<Role> = {}): Role {
  return {
    roleName,
    roleId: "AROA2EXAMPLE3EXAMPLE4",
    arn: `arn:aws:iam::111122223333:role/aws-service-role/ivs.amazonaws.com/${roleName}`,
    path: "/aws-service-role/ivs.amazonaws.com/",
    trusted: ["ivs.amazonaws.com"],
    createdAt: "2025-03-04T05:06:07.000Z",
    tags: {},
    ...members,
  };
}

/** A record, unused in us-east-1 unless told otherwise. */
export function recordOf(role: Role, members: Partial<RoleRecord> = {}): RoleRecord {
  return {
    account: "111122223333",
    role,
    principal: "ivs.amazonaws.com",
    status: "unused",
    roleReadAt: READ_AT,
    regions: readings(readIn("us-east-1")),
    statusSince: "2026-11-01T00:00:00.000Z",
    version: 3,
    ...members,
  };
}

/** A role of a report with the verdict that it gets; protected if its name is `Protected`. */
export function reportRole(record: RoleRecord, members: Partial<ReportRole> = {}): ReportRole {
  return { record, verdict: verdictOn(record, ["Protected"]), history: [], runs: [], ...members };
}

/** One account with some roles. */
export function accountOf(
  roles: readonly ReportRole[],
  findings: readonly Finding[] = [],
  members: Partial<ReportAccount> = {},
): ReportAccount {
  return { account: "111122223333", roles, findings, ...members };
}

/** A report on some accounts. */
export function reportOn(...accounts: readonly ReportAccount[]): ReportData {
  return {
    generatedAt: "2026-11-20T07:08:09.000Z",
    version: "1.2.3",
    partition: "aws",
    place: "direct",
    accounts,
  };
}

/** Readings by their Regions. */
export function readings(...all: readonly RegionReading[]): Readonly<Record<string, RegionReading>> {
  return Object.fromEntries(all.map((reading) => [reading.region, reading]));
}

/** What a Region said that could be read. */
export function readIn(region: string, ...usages: readonly RoleUsage[]): RegionReading {
  return { kind: "read", region, readAt: READ_AT, usages };
}

/** What is known of a Region that could not be read. */
export function unreadIn(region: string, reason = "ThrottlingException: Rate exceeded"): RegionReading {
  return { kind: "unread", region, readAt: READ_AT, reason, retryable: true };
}

/** A recording configuration of IVS. */
export function usageOf(region: string, id: string, members: Partial<RoleUsage> = {}): RoleUsage {
  return {
    kind: "recording-configuration",
    arn: `arn:aws:ivs:${region}:111122223333:recording-configuration/${id}`,
    region,
    release: "delete the recording configuration",
    stage: 1,
    ...members,
  };
}

/** An open finding about a role. */
export function findingOf(subject: string, members: Partial<Finding> = {}): Finding {
  return {
    account: "111122223333",
    kind: "unused",
    subject,
    summary: `${subject} is unused: nothing uses it in any enabled Region`,
    rule: "unused-elsewhere",
    why: "it is the first rule that matches",
    evidence: { status: "unused", regionsRead: ["us-east-1"], regionsUnread: [], usages: [] },
    status: "open",
    occurrence: 1,
    openedAt: "2026-11-19T00:00:00.000Z",
    updatedAt: "2026-11-19T12:00:00.000Z",
    version: 1,
    ...members,
  };
}

/** Something that happened so many minutes after 2026-11-18T10:00Z. */
export function eventAt(minutes: number, what: string, detail: ReportEvent["detail"] = {}): ReportEvent {
  return { at: new Date(Date.UTC(2026, 10, 18, 10, minutes)).toISOString(), what, detail };
}

/** A run that was blocked after 42 minutes. */
export function runOf(members: Partial<ReportRun> = {}): ReportRun {
  return {
    runId: "run-7f3a",
    startedAt: eventAt(0, "").at,
    endedAt: eventAt(42, "").at,
    outcome: {
      kind: "blocked",
      reason: "IAM named a resource that is not in the plan",
      blockers: ["arn:aws:ivs:us-east-1:111122223333:recording-configuration/Late"],
    },
    events: [
      eventAt(0, "Run Started", { runId: "run-7f3a", mode: "apply" }),
      eventAt(1, "Plan Made", { runId: "run-7f3a", digest: "0f".repeat(32), usages: 2 }),
      eventAt(3, "Usage Released", { runId: "run-7f3a", arn: "arn:aws:ivs:us-east-1:111122223333:x/1" }),
      eventAt(20, "Deletion Submitted", { runId: "run-7f3a", taskId: "task/aws-service-role/1" }),
      eventAt(42, "Run Ended", { runId: "run-7f3a", outcome: { kind: "blocked", blockers: ["x"] } }),
    ],
    ...members,
  };
}
