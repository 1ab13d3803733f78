import { compareFindings, type FindingChange } from "../core/drift/compare-findings.ts";
import { type Finding, findingId } from "../core/drift/finding.ts";
import { judgeExemptions, requiredRoles } from "../core/drift/judge-account.ts";
import type { Standards } from "../core/drift/judge-role.ts";
import { inParallel } from "../core/in-parallel.ts";
import type { RoleRecord } from "../core/record.ts";
import { announceFinding, announceLeftOver } from "./announce-finding.ts";
import { type ReconcileDependencies, reconcileRole } from "./reconcile-role.ts";

/** What is known of an account's roles now. */
export interface AccountState {
  readonly account: string;
  readonly records: ReadonlyMap<string, RoleRecord>;
  /** Answers whether something may be started because of what is known of a role. */
  readonly mayStart: (roleName: string) => boolean;
}

/** What became of the findings of an account. */
export interface ReconciledAccount {
  readonly changes: readonly FindingChange[];
  /** How many are open now. */
  readonly open: number;
}

/** A role's name has no colon: a subject that has one is no role. */
const isRole = (subject: string) => !subject.includes(":");

/** Enough that waiting for the table is not what a sweep takes its time for. */
const MOST_ROLES_AT_ONCE = 10;

/**
 * Brings all findings of an account up to what is so now: of every role that has a record or an open finding, or that a
 * rule requires, and of the account itself.
 */
export async function reconcileAccount(
  dependencies: ReconcileDependencies,
  standards: Standards,
  { account, records, mayStart }: AccountState,
): Promise<ReconciledAccount> {
  const [findings, remediations] = await Promise.all([
    dependencies.findings.list(account),
    dependencies.remediations.list(account),
  ]);
  const bySubject = Map.groupBy(findings, ({ subject }) => subject);
  const required = requiredRoles(standards.policy, account, standards.organizationalUnits);
  const open = findings.filter(({ status }) => status === "open").map(({ subject }) => subject);
  const roleNames = new Set([
    ...records.keys(),
    ...open.filter(isRole),
    ...required.map(({ roleName }) => roleName),
  ]);
  const ofRoles = await inParallel(MOST_ROLES_AT_ONCE, [...roleNames], (roleName) =>
    reconcileRole(
      dependencies,
      standards,
      {
        account,
        roleName,
        record: records.get(roleName),
        findings: bySubject.get(roleName) ?? [],
        remediation: remediations.find((remediation) => remediation.roleName === roleName),
      },
      mayStart(roleName),
    ),
  );
  const others = findings.filter(({ subject }) => !isRole(subject));
  const changes = [
    ...ofRoles.flat(),
    ...(await reconcileExemptions(dependencies, standards, account, others)),
  ];
  const now = new Map(
    [...findings, ...changes.map(({ finding }) => finding)].map((finding) => [findingId(finding), finding]),
  );
  return { changes, open: [...now.values()].filter(({ status }) => status === "open").length };
}

async function reconcileExemptions(
  dependencies: ReconcileDependencies,
  standards: Standards,
  account: string,
  kept: readonly Finding[],
): Promise<readonly FindingChange[]> {
  const { at } = standards;
  await announceLeftOver(dependencies, kept, at);
  const because = "The exemption is prolonged, or not in the policy any more";
  const changes = compareFindings(account, kept, judgeExemptions(account, standards), at, because);
  const written: FindingChange[] = [];
  for (const change of changes) {
    if (await announceFinding(dependencies, change.finding)) {
      written.push(change);
    }
  }
  return written;
}
