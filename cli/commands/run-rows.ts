import type { Column } from "../output/format.ts";
import type { RunEnding } from "./run-ending.ts";

/** What would be, or was, released. */
export interface UsageRow {
  readonly roleName: string;
  readonly region: string;
  readonly kind: string;
  readonly arn: string;
  readonly release: string;
}

const GOOD: readonly string[] = ["deleted", "already-gone", "restored"];

/** How runs ended. */
export const endingColumns: readonly Column<RunEnding>[] = [
  { key: "roleName", title: "ROLE", value: ({ roleName }) => roleName },
  {
    key: "outcome",
    title: "OUTCOME",
    value: ({ outcome }) => outcome,
    tone: ({ outcome }) => (outcome === "planned" ? undefined : GOOD.includes(outcome) ? "good" : "bad"),
  },
  { key: "usages", title: "USAGES", align: "right", spare: 1, value: ({ plan }) => plan?.usages.length },
  { key: "reason", title: "REASON", value: ({ reason }) => reason },
  { key: "blockers", title: "IN THE WAY", spare: 2, value: ({ blockers }) => blockers.join(" ") },
  { key: "digest", title: "PLAN", spare: 3, value: ({ plan }) => plan?.digest },
  { key: "runId", title: "RUN", spare: 4, value: ({ runId }) => runId },
];

/** What is released, in the order in which it is. */
export const usageColumns: readonly Column<UsageRow>[] = [
  { key: "roleName", title: "ROLE", value: ({ roleName }) => roleName, spare: 2 },
  { key: "region", title: "REGION", value: ({ region }) => region },
  { key: "kind", title: "KIND", value: ({ kind }) => kind, spare: 1 },
  { key: "arn", title: "USAGE", value: ({ arn }) => arn },
  { key: "release", title: "WHAT IS DONE", value: ({ release }) => release, spare: 3 },
];

/** The usages of a run's plan. */
export function usageRows({ roleName, plan }: RunEnding): readonly UsageRow[] {
  return (plan?.usages ?? []).map(({ region, kind, arn, release }) => ({
    roleName,
    region,
    kind,
    arn,
    release,
  }));
}
