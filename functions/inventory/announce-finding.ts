import { type Finding, findingId } from "../core/drift/finding.ts";
import type { Inventory } from "./inventory.ts";
import type { Journal } from "./journal.ts";

/** What announcing needs of the world. */
export interface AnnounceDependencies extends Pick<Inventory, "findings"> {
  readonly journal: Journal;
}

const WORDS = {
  opened: "Finding Opened",
  updated: "Finding Updated",
  closed: "Finding Closed",
} as const satisfies Record<NonNullable<Finding["unpublished"]>, string>;

/**
 * Writes a change of a finding and publishes it. Of several who see the same change only the one whose write counts
 * publishes it.
 *
 * @returns false if somebody else has written the finding meanwhile
 */
export async function announceFinding(
  dependencies: AnnounceDependencies,
  finding: Finding,
): Promise<boolean> {
  if (!(await dependencies.findings.write(finding))) {
    return false;
  }
  await publishFinding(dependencies, finding);
  return true;
}

/** For so long somebody else may still be about to publish what it has written. */
const PUBLISHING_MILLISECONDS = 120_000;

/**
 * Publishes what somebody wrote and could not publish, before anything else is written over it: a finding's change is
 * not to be lost. Answers how many there were.
 *
 * @param at the present; ISO 8601
 */
export async function announceLeftOver(
  dependencies: AnnounceDependencies,
  kept: readonly Finding[],
  at: string,
): Promise<number> {
  const leftOver = kept.filter(
    ({ unpublished, updatedAt }) =>
      unpublished !== undefined && Date.parse(at) - Date.parse(updatedAt) > PUBLISHING_MILLISECONDS,
  );
  for (const finding of leftOver) {
    await publishFinding(dependencies, finding);
  }
  return leftOver.length;
}

/** Publishes the latest change of a finding, with an id that stays the same however often it is published. */
async function publishFinding({ findings, journal }: AnnounceDependencies, finding: Finding): Promise<void> {
  const { unpublished = "updated", account, subject, updatedAt, version, ...detail } = finding;
  await journal({
    account,
    roleName: subject,
    at: updatedAt,
    id: `${findingId(finding)}-${version}`,
    what: WORDS[unpublished],
    detail,
  });
  await findings.notePublished(finding);
}
