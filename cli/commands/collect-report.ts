import { inParallel } from "../../functions/core/in-parallel.ts";
import { verdictOn } from "../../functions/core/verdict.ts";
import type { Inventory } from "../../functions/inventory/inventory.ts";
import type { Place } from "../place/place.ts";
import type { ReportAccount, ReportEvent, ReportRole, ReportRun } from "../report/report-data.ts";
import { eventOf, runIdOf } from "./collect-report-events.ts";
import { isSelected, type Selector } from "./select-roles.ts";

/** Where a report is collected from. */
export interface ReportSource extends Pick<Place, "account" | "protectedRoleNames"> {
  readonly inventory: Pick<Inventory, "findings" | "history" | "policies" | "records" | "runs">;
}

/** What is to be in a report. */
export interface ReportRequest {
  /** None: every role. */
  readonly selectors: readonly Selector[];
  /** True: with everything that happened, which asks the table once more for each role. */
  readonly history: boolean;
}

/** Enough that waiting for the table is not what a report takes its time for. */
const MOST_ROLES_AT_ONCE = 10;

/**
 * Collects what is kept of an account: four lists, however many roles there are, and one more for each role where its
 * history is asked for.
 */
export async function collectReport(
  { inventory, account, protectedRoleNames }: ReportSource,
  { selectors, history }: ReportRequest,
): Promise<ReportAccount> {
  const isMeant = (roleName: string) => isSelected(roleName, selectors);
  const policyDigest = await inventory.policies.readDigest(account);
  const findings = await inventory.findings.list(account);
  const runs = await collectRuns();
  const roles: ReportRole[] = [];
  for await (const record of inventory.records.list(account)) {
    const { roleName } = record.role;
    if (isMeant(roleName)) {
      const verdict = verdictOn(record, protectedRoleNames);
      roles.push({ record, verdict, history: [], runs: runs.get(roleName) ?? [] });
    }
  }
  return {
    account,
    ...(policyDigest === undefined ? {} : { policyDigest }),
    roles: history ? await inParallel(MOST_ROLES_AT_ONCE, roles, withHistory) : roles,
    findings: findings.filter(({ subject }) => isMeant(subject)),
  };

  /** Their plans are left behind at once: only these would take much room. */
  async function collectRuns(): Promise<ReadonlyMap<string, readonly ReportRun[]>> {
    const collected = new Map<string, ReportRun[]>();
    for await (const { run, roleName, outcome, endedAt } of inventory.runs.list(account)) {
      if (isMeant(roleName)) {
        const ofRole = collected.get(roleName) ?? [];
        const ending = { ...(endedAt === undefined ? {} : { endedAt }), ...(outcome && { outcome }) };
        ofRole.push({ runId: run.runId, startedAt: run.startedAt, ...ending, events: [] });
        collected.set(roleName, ofRole);
      }
    }
    for (const ofRole of collected.values()) {
      ofRole.reverse();
    }
    return collected;
  }

  async function withHistory(role: ReportRole): Promise<ReportRole> {
    const events: ReportEvent[] = [];
    for await (const item of inventory.history.list(account, role.record.role.roleName)) {
      events.push(eventOf(item));
    }
    const byRun = Map.groupBy(events, runIdOf);
    return {
      ...role,
      history: events,
      runs: role.runs.map((run) => ({ ...run, events: byRun.get(run.runId) ?? [] })),
    };
  }
}
