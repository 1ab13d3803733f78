import type { Finding } from "./drift/finding.ts";
import { judgeRole, type Standards } from "./drift/judge-role.ts";
import { type Policy, STALE_AFTER_SECONDS } from "./policy.ts";
import type { RoleRecord } from "./record.ts";
import type { ListedRole, Role } from "./role.ts";

/** What is kept may be as old as this before a sweep reads it, and writes it, again: less than a day. */
const KEPT_SECONDS = 20 * 60 * 60;

/** For so long IAM may show what was: the same as where an event tells of a change. */
const SETTLING_SECONDS = 60;

/** Answers how old what is kept may become: never so old that a role would count as stale for it. Whole seconds. */
export function keptSecondsUnder(policy: Pick<Policy, "staleAfterSeconds"> | undefined): number {
  const stale = policy?.staleAfterSeconds ?? STALE_AFTER_SECONDS;
  return Math.min(KEPT_SECONDS, Math.floor(stale / 2));
}

/** How a sweep looks: `at` is the present, ISO 8601. */
export interface SweepTerms {
  readonly at: string;
  readonly keptSeconds: number;
  /** True: every role is read, whatever is kept of it. */
  readonly refresh: boolean;
}

/** True if a listed role has to be read itself, since what is kept of it is not, or may not be, what IAM would show. */
export function needsReading(
  listed: ListedRole,
  record: RoleRecord | undefined,
  { at, keptSeconds, refresh }: SweepTerms,
): boolean {
  return (
    refresh ||
    record === undefined ||
    record.status === "gone" ||
    record.role.roleId !== listed.roleId ||
    (record.role.description ?? "") !== (listed.description ?? "") ||
    secondsBetween(record.roleReadAt, at) > keptSeconds
  );
}

/**
 * Answers why what IAM showed of a role is not believed yet, or `undefined` if it is: so shortly after a change IAM may
 * show what was, and it never shows an older incarnation once more.
 */
export function whyNotBelieved(
  known: RoleRecord | undefined,
  shown: Role | undefined,
  at: string,
): string | undefined {
  if (known === undefined) {
    return undefined;
  }
  const { role, status, statusSince } = known;
  if (shown !== undefined && shown.roleId !== role.roleId) {
    return Date.parse(shown.createdAt) < Date.parse(role.createdAt)
      ? `IAM shows ${shown.roleId}, which is older than ${role.roleId}`
      : undefined;
  }
  const isSettled = [statusSince, role.createdAt].every(
    (since) => secondsBetween(since, at) >= SETTLING_SECONDS,
  );
  if (isSettled || (status === "gone") === (shown === undefined)) {
    return undefined;
  }
  return shown === undefined
    ? "IAM does not show it, though it was there a moment ago"
    : `IAM shows ${shown.roleId} again, which was gone a moment ago`;
}

/**
 * True if something is decided by when the role was used last: it would be found unused, and that is news, or more than
 * a report follows from it.
 *
 * @param findings those that are kept of the role
 */
export function needsLastUse(
  record: RoleRecord,
  standards: Standards,
  findings: readonly Finding[],
): boolean {
  const unused = judgeRole(record, standards).find(({ kind }) => kind === "unused");
  const isKnown = findings.some(
    ({ kind, status, roleId }) => kind === "unused" && status === "open" && roleId === record.role.roleId,
  );
  return unused !== undefined && (unused.remedy !== undefined || !isKnown);
}

function secondsBetween(earlier: string, later: string): number {
  return (Date.parse(later) - Date.parse(earlier)) / 1000;
}
