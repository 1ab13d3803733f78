import { type RoleRecord, usagesOf } from "../../functions/core/record.ts";
import { csvLines } from "../output/csv-lines.ts";
import type { Column } from "../output/format.ts";
import { inChunks } from "../output/in-chunks.ts";
import type { ReportData, ReportRole } from "./report-data.ts";

interface Row extends ReportRole {
  readonly openFindings: number;
}

const COLUMNS: readonly Column<Row>[] = [
  { key: "account", title: "Account", value: ({ record }) => record.account },
  { key: "role", title: "Role", value: ({ record }) => record.role.roleName },
  { key: "service", title: "Service", value: ({ record }) => record.principal },
  { key: "verdict", title: "Verdict", value: ({ verdict }) => verdict.kind },
  { key: "why", title: "Why", value: ({ verdict }) => verdict.why },
  { key: "status", title: "Status", value: ({ record }) => record.status },
  { key: "statusSince", title: "Status since", value: ({ record }) => record.statusSince },
  { key: "usages", title: "Usages", value: ({ record }) => usagesOf(record).length },
  { key: "regionsInUse", title: "Regions in use", value: ({ record }) => regionsInUse(record) },
  { key: "regionsUnread", title: "Regions unread", value: ({ record }) => regionsUnread(record) },
  { key: "createdAt", title: "Created", value: ({ record }) => record.role.createdAt },
  { key: "lastUsedAt", title: "Last used", value: ({ record }) => record.role.lastUsedAt },
  { key: "madeBy", title: "Made by", value: ({ record }) => record.origin?.by ?? record.origin?.via },
  { key: "openFindings", title: "Open findings", value: ({ openFindings }) => openFindings },
  { key: "lastRun", title: "Last run", value: ({ runs }) => runs[0]?.runId },
  { key: "lastOutcome", title: "Last outcome", value: ({ runs }) => runs[0]?.outcome?.kind },
];

/**
 * A line for each role. Regions are separated by blanks; what is unknown is empty, the outcome of a run at work too; how
 * many usages there are is of the Regions that were read.
 */
export function reportCsv({ accounts }: ReportData): Iterable<string> {
  return inChunks(csvLines(accounts.flatMap(rowsOf), COLUMNS));
}

function rowsOf({ roles, findings }: ReportData["accounts"][number]): readonly Row[] {
  const open = Map.groupBy(
    findings.filter(({ status }) => status === "open"),
    ({ subject }) => subject,
  );
  return roles.map((role) => ({ ...role, openFindings: open.get(role.record.role.roleName)?.length ?? 0 }));
}

function regionsInUse(record: RoleRecord): string {
  return [...new Set(usagesOf(record).map(({ region }) => region))].sort().join(" ");
}

function regionsUnread({ regions }: RoleRecord): string {
  return Object.values(regions)
    .flatMap(({ kind, region }) => (kind === "unread" ? [region] : []))
    .sort()
    .join(" ");
}
