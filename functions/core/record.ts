import type { Role } from "./role.ts";
import type { RegionReading, RoleUsage, Use } from "./usage.ts";
import { judgeUse, laterReading, unreadRegions } from "./usage.ts";

/**
 * Whether a role is used: `unobserved` means that no service file can tell, so that IAM's own check is
 * the only one; `unknown` means that a Region could not be read; `gone` that the role is not there.
 */
export type RecordStatus = "in-use" | "unused" | "unknown" | "unobserved" | "gone";

/** Who made a role, as CloudTrail told. */
export interface Origin {
  readonly eventId: string;
  /** ISO 8601. */
  readonly at: string;
  /** The call that made it appear, for example `CreateServiceLinkedRole`. */
  readonly call: string;
  /** ARN of who made the call, or on whose behalf a service made it. */
  readonly by?: string;
  /** The service that made the call, for example `ivs.amazonaws.com`. */
  readonly via?: string;
}

/** A run that deleted an incarnation of a role. */
export interface Decommission {
  readonly runId: string;
  readonly roleId: string;
  /** ISO 8601. */
  readonly at: string;
}

/** The inventory's entry for one role in one account. Instants are ISO 8601. */
export interface RoleRecord {
  readonly account: string;
  readonly role: Role;
  /** The service that owns the role, for example `ivs.amazonaws.com`. */
  readonly principal: string;
  readonly status: RecordStatus;
  /** When the role itself was read last. */
  readonly roleReadAt: string;
  /** The latest reading of each Region of the service. */
  readonly regions: Readonly<Record<string, RegionReading>>;
  /** Since when the status is what it is. */
  readonly statusSince: string;
  /** Grows with each write; a write that did not see the latest one fails. */
  readonly version: number;
  /** When a pass began that read every Region and found no usage at all: the latest such pass. */
  readonly clearedAt?: string;
  /** When a Region was read last that had a usage, or that could not be read. */
  readonly doubtedAt?: string;
  /** Set while it is unknown whether a role is used that was: only such a role can become unused. */
  readonly wasUsed?: boolean;
  /** Set when the role has become unused and nothing has reacted to it yet. */
  readonly reactionDue?: string;
  /** When the latest pass began that read every expected Region; of a role that no service file can tell of, when it was read. */
  readonly completeAt?: string;
  /** Absent: no event told who made this incarnation. */
  readonly origin?: Origin;
  /** The last incarnation that a run deleted, and that no restore has brought back. */
  readonly decommissioned?: Decommission;
}

/** One look at a role: the role, and what some or all of its Regions said. */
export interface Look {
  readonly account: string;
  /** Absent: IAM says that there is no such role. */
  readonly role: Role | undefined;
  readonly principal: string | undefined;
  /** ISO 8601, taken before the call that read the role: in a sweep that may have been an earlier look's. */
  readonly roleReadAt: string;
  /** When this look began, where the role itself was read earlier; absent: with the role. ISO 8601. */
  readonly lookedAt?: string;
  /** Every enabled Region of the service; empty where no service file can tell. */
  readonly expected: readonly string[];
  readonly readings: readonly RegionReading[];
  readonly observed: boolean;
  /** True if the role's becoming unused is news; false if a run of rolecall's own looked. */
  readonly reacts: boolean;
  /** Who made the incarnation with this RoleId, where an event told. */
  readonly origin?: Origin & { readonly roleId: string };
  /** The run that has just deleted an incarnation; `undone`: a restore has brought the role back. */
  readonly decommissioned?: Decommission | "undone";
}

/** Everything a record says uses the role, over all Regions; each once, though a service may list it in several. */
export function usagesOf({ regions }: Pick<RoleRecord, "regions">): readonly RoleUsage[] {
  const listed = Object.values(regions).flatMap((reading) => (reading.kind === "read" ? reading.usages : []));
  return [...new Map(listed.map((usage) => [usage.arn, usage])).values()];
}

/**
 * Brings a look and the record before it together, so that neither overwrites what the other knows better:
 * of each Region, and of the role, the later reading counts, in whatever order looks arrive and however often.
 * Answers `undefined` if there is nothing to record.
 *
 * A role that comes back under another RoleId starts afresh. A role that is read as unused in only some
 * Regions is not called unused: that needs a pass over every expected Region, and no doubt since.
 */
export function mergeLook(before: RoleRecord | undefined, look: Look): RoleRecord | undefined {
  const { role, principal } = look;
  const isLate = before !== undefined && before.roleReadAt > look.roleReadAt;
  if (role === undefined || principal === undefined) {
    if (before === undefined) {
      return undefined;
    }
    return isLate ? learnLate(before, look) : gone(before, look);
  }
  if (isLate && (before.status === "gone" || before.role.roleId !== role.roleId)) {
    return learnLate(before, look);
  }
  const same = before?.role.roleId === role.roleId && before.status !== "gone" ? before : undefined;
  const expected = isLate ? [...new Set([...Object.keys(before.regions), ...look.expected])] : look.expected;
  const regions = mergeRegions(same?.regions ?? {}, { ...look, expected });
  const evidence = gatherEvidence(same, look);
  const status = look.observed
    ? statusOf(judgeUse(expected, Object.values(regions)), evidence)
    : "unobserved";
  const changed = same?.status !== status;
  const usedSoFar = same?.status === "in-use" || same?.wasUsed === true;
  const becameUnused = look.reacts && changed && status === "unused" && usedSoFar;
  const stillDue = same?.reactionDue !== undefined && status === "unused" ? same.reactionDue : undefined;
  const lookedAt = look.lookedAt ?? look.roleReadAt;
  const reactionDue = becameUnused ? lookedAt : stillDue;
  const roleReadAt = isLate ? before.roleReadAt : look.roleReadAt;
  const completeAt = look.observed ? completeSince(same, look) : roleReadAt;
  return {
    account: look.account,
    role: isLate ? before.role : role,
    principal,
    status,
    roleReadAt,
    regions,
    statusSince: changed ? lookedAt : same.statusSince,
    version: (before?.version ?? 0) + 1,
    ...evidence,
    ...(status === "unknown" && usedSoFar ? { wasUsed: true } : {}),
    ...(reactionDue === undefined ? {} : { reactionDue }),
    ...(completeAt === undefined ? {} : { completeAt }),
    ...originOf(role.roleId, same, look),
    ...decommissionOf(before, look),
  };
}

function gone(before: RoleRecord, look: Look): RoleRecord {
  const { reactionDue: _, clearedAt: _cleared, doubtedAt: _doubted, wasUsed: _used, ...rest } = before;
  const { completeAt: _complete, decommissioned: _before, ...others } = rest;
  return {
    ...others,
    status: "gone",
    roleReadAt: look.roleReadAt,
    regions: {},
    statusSince: before.status === "gone" ? before.statusSince : look.roleReadAt,
    version: before.version + 1,
    ...decommissionOf(before, look),
  };
}

/** What comes too late to say what is so still tells of a decommission: a role that comes back at once is the one to notice. */
function learnLate(before: RoleRecord, look: Look): RoleRecord {
  const { decommissioned: deleted } = look;
  const isStillShown = before.status !== "gone" && typeof deleted === "object";
  if (isStillShown && deleted.roleId === before.role.roleId) {
    // A run has seen this incarnation deleted, though somebody was shown it afterwards.
    return gone(before, { ...look, roleReadAt: before.roleReadAt });
  }
  const { decommissioned, ...rest } = before;
  const told = decommissionOf(before, look);
  return told.decommissioned === decommissioned ? before : { ...rest, version: before.version + 1, ...told };
}

/** Only the latest whole pass counts: Regions that are put together from several looks depend on their order. */
function completeSince(
  before: Pick<RoleRecord, "completeAt"> | undefined,
  { expected, readings }: Look,
): string | undefined {
  const isWhole = unreadRegions(expected, readings).length === 0;
  const times = readings.map(({ readAt }) => readAt).sort();
  return latest(before?.completeAt, isWhole ? times.slice(0, 1) : []);
}

/** Of two events that tell who made an incarnation, the earlier does: the other came when it was there already. */
function originOf(roleId: string, same: Pick<RoleRecord, "origin"> | undefined, { origin: told }: Look) {
  const known = same?.origin;
  if (told === undefined || told.roleId !== roleId || (known !== undefined && isEarlier(known, told))) {
    return known === undefined ? {} : { origin: known };
  }
  const { roleId: _, ...origin } = told;
  return { origin };
}

function isEarlier(one: Origin, other: Origin): boolean {
  return one.at < other.at || (one.at === other.at && one.eventId <= other.eventId);
}

/** Kept over incarnations: what comes back after a decommission is worth knowing. The latest counts, whatever is told last. */
function decommissionOf(
  before: Pick<RoleRecord, "decommissioned"> | undefined,
  { decommissioned: told, roleReadAt }: Look,
): Pick<RoleRecord, "decommissioned"> {
  const known = before?.decommissioned;
  const toldAt = told === "undone" ? roleReadAt : told?.at;
  const isNews = toldAt !== undefined && (known === undefined || known.at < toldAt);
  const decommissioned = isNews ? told : known;
  return decommissioned === undefined || decommissioned === "undone" ? {} : { decommissioned };
}

function mergeRegions(
  before: Readonly<Record<string, RegionReading>>,
  { readings, expected }: Look,
): Readonly<Record<string, RegionReading>> {
  const merged: Record<string, RegionReading> = {};
  for (const reading of [...Object.values(before), ...readings]) {
    const known = merged[reading.region];
    if (expected.includes(reading.region)) {
      merged[reading.region] = known === undefined ? reading : laterReading(known, reading);
    }
  }
  return merged;
}

type Evidence = Pick<RoleRecord, "clearedAt" | "doubtedAt">;

/** Only the latest of each counts, so that neither order nor repetition of looks matters. */
function gatherEvidence(before: Evidence | undefined, { expected, readings }: Look): Evidence {
  const times = readings.map(({ readAt }) => readAt).sort();
  const cleared = judgeUse(expected, readings).kind === "unused" ? times.slice(0, 1) : [];
  const doubts = readings.filter((reading) => reading.kind === "unread" || reading.usages.length > 0);
  const clearedAt = latest(before?.clearedAt, cleared);
  const doubtedAt = latest(
    before?.doubtedAt,
    doubts.map(({ readAt }) => readAt),
  );
  return {
    ...(clearedAt === undefined ? {} : { clearedAt }),
    ...(doubtedAt === undefined ? {} : { doubtedAt }),
  };
}

function latest(before: string | undefined, times: readonly string[]): string | undefined {
  return [...times, ...(before === undefined ? [] : [before])].sort().at(-1);
}

function statusOf({ kind }: Use, { clearedAt = "", doubtedAt = "" }: Evidence): RecordStatus {
  return kind === "unused" && (clearedAt === "" || clearedAt < doubtedAt) ? "unknown" : kind;
}
