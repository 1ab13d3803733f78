import { type RoleRecord, usagesOf } from "../../functions/core/record.ts";
import { type Verdict, type VerdictKind, verdictOn } from "../../functions/core/verdict.ts";
import type { Column } from "../output/format.ts";
import type { Place } from "../place/place.ts";
import { isSelected, type Selector } from "./select-roles.ts";

/** A role as it is listed. */
export interface RecordRow {
  readonly record: RoleRecord;
  readonly verdict: Verdict;
}

const TONES = {
  "can-go": "good",
  "in-use": undefined,
  "ask-iam": undefined,
  unknown: "warn",
  protected: "quiet",
  gone: "quiet",
} as const satisfies Record<VerdictKind, "good" | "warn" | "quiet" | undefined>;

/** What is shown of each role. */
export const recordColumns: readonly Column<RecordRow>[] = [
  { key: "roleName", title: "ROLE", value: ({ record }) => record.role.roleName },
  {
    key: "verdict",
    title: "VERDICT",
    value: ({ verdict }) => verdict.kind,
    tone: ({ verdict }) => TONES[verdict.kind],
  },
  {
    key: "usages",
    title: "USAGES",
    align: "right",
    spare: 1,
    value: ({ record }) => (record.status === "unobserved" ? undefined : usagesOf(record).length),
  },
  { key: "lastUsedAt", title: "LAST USED", spare: 3, value: ({ record }) => dayOf(record.role.lastUsedAt) },
  { key: "service", title: "SERVICE", spare: 4, value: ({ record }) => record.principal },
  { key: "why", title: "WHY", spare: 2, value: ({ verdict }) => verdict.why },
];

/** A role as programs read it: the record and the verdict on it. */
export function recordJson({ record, verdict }: RecordRow): unknown {
  return { ...record, verdict };
}

/** Lists what is kept of the roles that are meant, by name. */
export async function listRecords(
  { inventory, account, protectedRoleNames }: Place,
  selectors: readonly Selector[],
  all: boolean,
): Promise<readonly RecordRow[]> {
  const rows: RecordRow[] = [];
  for await (const record of inventory.records.list(account)) {
    if ((all || record.status !== "gone") && isSelected(record.role.roleName, selectors)) {
      rows.push({ record, verdict: verdictOn(record, protectedRoleNames) });
    }
  }
  return rows;
}

/** For example `5 roles: 2 can go, 3 in use`. */
export function countedVerdicts(rows: readonly RecordRow[]): string {
  const counts = Map.groupBy(rows, ({ verdict }) => verdict.kind);
  const words: readonly (readonly [VerdictKind, string])[] = [
    ["can-go", "can go"],
    ["in-use", "in use"],
    ["ask-iam", "only IAM can tell"],
    ["unknown", "unknown"],
    ["protected", "protected"],
    ["gone", "gone"],
  ];
  const parts = words.flatMap(([kind, text]) => {
    const count = counts.get(kind)?.length ?? 0;
    return count === 0 ? [] : [`${count} ${text}`];
  });
  return `${rows.length} ${rows.length === 1 ? "role" : "roles"}${parts.length === 0 ? "" : `: ${parts.join(", ")}`}`;
}

function dayOf(instant: string | undefined): string | undefined {
  return instant?.slice(0, "2026-11-20".length);
}
