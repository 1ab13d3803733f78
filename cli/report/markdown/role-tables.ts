import { usagesOf } from "../../../functions/core/record.ts";
import type { Column } from "../../output/format.ts";
import { markdownLines } from "../../output/markdown-lines.ts";
import type { ReportRole } from "../report-data.ts";
import { originInWords } from "./finding-words.ts";
import { verdictName } from "./summary.ts";

const ACCOUNT: Column<ReportRole> = {
  key: "account",
  title: "Account",
  value: ({ record }) => record.account,
};

const ROLE: Column<ReportRole> = { key: "role", title: "Role", value: ({ record }) => record.role.roleName };

const WHY: Column<ReportRole> = { key: "why", title: "Why", value: ({ verdict }) => verdict.why };

const LAST_USED: Column<ReportRole> = {
  key: "lastUsedAt",
  title: "Last used",
  value: ({ record }) => record.role.lastUsedAt,
};

const ROLES: readonly Column<ReportRole>[] = [
  ACCOUNT,
  ROLE,
  { key: "service", title: "Service", value: ({ record }) => record.principal },
  { key: "verdict", title: "Verdict", value: ({ verdict }) => verdictName(verdict.kind) },
  WHY,
  { key: "usages", title: "Usages", value: ({ record }) => usagesOf(record).length, align: "right" },
  { key: "createdAt", title: "Created", value: ({ record }) => record.role.createdAt },
  LAST_USED,
  { key: "lastRun", title: "Last run", value: ({ runs }) => runs[0]?.runId },
  { key: "lastOutcome", title: "Outcome", value: ({ runs }) => runs[0]?.outcome?.kind },
];

const CANDIDATES: readonly Column<ReportRole>[] = [
  ACCOUNT,
  ROLE,
  WHY,
  { key: "statusSince", title: "Unused since", value: ({ record }) => record.statusSince },
  LAST_USED,
  { key: "madeBy", title: "Made by", value: ({ record }) => originInWords(record.origin) },
];

/** Every role, in the order of the report. */
export function roleLines(roles: readonly ReportRole[]): Iterable<string> {
  return markdownLines(roles, ROLES);
}

/** Roles that could go: nothing uses them, and nothing protects them. */
export function candidateLines(roles: readonly ReportRole[]): Iterable<string> {
  return markdownLines(roles, CANDIDATES);
}
