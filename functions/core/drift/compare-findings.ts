import { type Finding, findingId, type Judgement } from "./finding.ts";

/** A finding as it is to be written, and what happened to it. */
export interface FindingChange {
  readonly kind: "opened" | "updated" | "closed";
  readonly finding: Finding;
}

/**
 * Holds what one look says of some subjects against the findings that are kept of them: what is new is opened, what
 * says something else is updated, and what is not so any more is closed. What stays the same costs no write.
 *
 * @param at the present; ISO 8601
 * @param because why what is not so any more is not
 */
export function compareFindings(
  account: string,
  kept: readonly Finding[],
  judgements: readonly Judgement[],
  at: string,
  because: string,
): readonly FindingChange[] {
  const before = new Map(kept.map((finding) => [findingId(finding), finding]));
  const now = new Set(judgements.map(findingId));
  const there = judgements.flatMap((judgement) => {
    const change = changeOf(account, before.get(findingId(judgement)), judgement, at);
    return change === undefined ? [] : [change];
  });
  const closed = kept
    .filter((finding) => finding.status === "open" && !now.has(findingId(finding)))
    .map((finding) => close(finding, at, because));
  return [...there, ...closed];
}

function changeOf(
  account: string,
  before: Finding | undefined,
  judgement: Judgement,
  at: string,
): FindingChange | undefined {
  const isSame = before?.status === "open" && before.roleId === judgement.roleId;
  if (isSame && tells(before) === tells(judgement)) {
    return undefined;
  }
  const kind = isSame ? "updated" : "opened";
  return {
    kind,
    finding: {
      ...judgement,
      account,
      status: "open",
      occurrence: (before?.occurrence ?? 0) + (isSame ? 0 : 1),
      openedAt: isSame ? before.openedAt : at,
      updatedAt: at,
      version: (before?.version ?? 0) + 1,
      unpublished: kind,
    },
  };
}

function close(before: Finding, at: string, because: string): FindingChange {
  const finding: Finding = {
    ...before,
    status: "closed",
    updatedAt: at,
    closedAt: at,
    closedBecause: because,
    version: before.version + 1,
    unpublished: "closed",
  };
  return { kind: "closed", finding };
}

/** What of a judgement is news to an owner: when something was read is not. */
function tells({ summary, rule, remedy, why, policyDigest, evidence }: Judgement): string {
  const { status, usages, regionsUnread, origin } = evidence;
  return JSON.stringify([
    summary,
    rule,
    remedy?.action,
    remedy?.response,
    why,
    policyDigest,
    status,
    usages,
    regionsUnread,
    origin?.eventId,
  ]);
}
