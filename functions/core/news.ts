import { type RoleRecord, usagesOf } from "./record.ts";
import type { RegionReading } from "./usage.ts";

/** True if two records tell an owner the same: status, incarnation, who made it, description, tags and usages. */
export function tellsTheSame(before: RoleRecord | undefined, after: RoleRecord): boolean {
  return before !== undefined && essence(before) === essence(after);
}

function essence(record: RoleRecord): string {
  const { roleId, description = null, tags } = record.role;
  const arns = usagesOf(record)
    .map(({ arn }) => arn)
    .sort();
  const sortedTags = Object.entries(tags).sort(([a], [b]) => (a < b ? -1 : 1));
  // Often another event has told of the role before the one that says who made it.
  const toldBy = record.origin?.eventId ?? null;
  return JSON.stringify([record.status, roleId, toldBy, description, sortedTags, arns]);
}

/**
 * True if a record says something that the one before it did not, or if what is kept has become older than it may:
 * then it is worth a write. When something was read is no news by itself.
 *
 * What is not written lets an older reading, which somebody else took before, count once more. Whatever made the
 * difference has an event of its own, and the next sweep looks again.
 *
 * @param at the present; ISO 8601
 */
export function isNews(
  before: RoleRecord | undefined,
  after: RoleRecord,
  { at, keptSeconds }: { readonly at: string; readonly keptSeconds: number },
): boolean {
  const isOld = (kept: string | undefined, now: string | undefined) =>
    kept !== undefined && kept !== now && Date.parse(at) - Date.parse(kept) > keptSeconds * 1000;
  return (
    before === undefined ||
    gist(before) !== gist(after) ||
    isOld(before.completeAt, after.completeAt) ||
    isOld(before.roleReadAt, after.roleReadAt)
  );
}

/** Everything that a record says, but for the times of its readings, in an order that does not depend on who wrote it. */
function gist(record: RoleRecord): string {
  const { role, regions, status, principal, wasUsed, reactionDue, origin, decommissioned } = record;
  const { tags, trusted, ...others } = role;
  return JSON.stringify([
    status,
    principal,
    inOrder(others),
    inOrder(tags),
    trusted,
    inOrder(regions).map(([region, reading]) => [region, saidBy(reading)]),
    wasUsed === true,
    reactionDue ?? null,
    origin?.eventId ?? null,
    decommissioned?.runId ?? null,
    record.completeAt !== undefined,
    record.clearedAt !== undefined,
  ]);
}

function saidBy(reading: RegionReading) {
  return reading.kind === "read"
    ? reading.usages.map(({ arn, release }) => [arn, release]).sort()
    : [reading.reason, reading.retryable, reading.lastRead?.inUse === true];
}

function inOrder<Value>(members: Readonly<Record<string, Value>>): readonly (readonly [string, Value])[] {
  return Object.entries(members).sort(([a], [b]) => (a < b ? -1 : 1));
}
