import type { RunTrace, Trace } from "../trace/trace.ts";
import type { Check } from "./check.ts";
import { purposeOf, rolesOf } from "./runs-at.ts";

/** Sources of the events that can tell of a role or of what uses it. */
const SOURCES = [
  "aws.chime",
  "aws.iam",
  "aws.ivs",
  "aws.mediapackage",
  "aws.mediapackage-vod",
  "aws.mediatailor",
];

/**
 * Invariant 11: what rolecall has changed itself never starts a run. A run that starts by itself after a release needs
 * a call of an owner that rolecall was told of since that release; one that mends a finding, after any change, that, a
 * policy, somebody's retry or a sweep.
 */
export const noRunOfItsOwnMaking: Check = (trace) =>
  trace.runs
    .filter(({ automatic, machine }) => automatic || machine === "remediate-role")
    .flatMap((run) => {
      const own = lastChange(trace, run);
      return own === undefined || isTold(trace, own, run.startedAt) || isAsked(trace, run, own)
        ? []
        : [`Run ${run.name} started by itself after rolecall's own change at ${own}`];
    });

function lastChange(
  { changes }: Trace,
  { roleName = "", startedAt, automatic }: RunTrace,
): string | undefined {
  return changes
    .filter(
      (change) =>
        (purposeOf(change) === "release" || !automatic) &&
        change.at <= startedAt &&
        rolesOf(change).includes(roleName),
    )
    .at(-1)?.at;
}

/** True if somebody changed the policy, asked for another try, or a sweep looked since. */
function isAsked({ acts, calls }: Trace, { automatic, startedAt }: RunTrace, since: string): boolean {
  return (
    !automatic &&
    (acts.some(({ at, reply }) => reply !== undefined && at >= since && at <= startedAt) ||
      calls.some(({ by, at }) => by === "rolecall-sweep-account" && at >= since && at <= startedAt))
  );
}

/** Events of roles are tried again for some minutes: IAM may not show yet what they tell of. */
const RETRIED = ["CreateServiceLinkedRole", "DeleteServiceLinkedRole"];
const RETRIES_MILLISECONDS = 5 * 60 * 1000;

function isTold({ letters, runs, acts }: Trace, since: string, until: string): boolean {
  // Where calls fail, any event may have been tried again.
  const isDisturbed = acts.some(({ move }) => move.kind === "faults");
  const earliest = new Date(Date.parse(since) - RETRIES_MILLISECONDS).toISOString();
  const ofOwners = letters.some(
    ({ source, own, name, deliveredAt }) =>
      SOURCES.includes(source) &&
      !own &&
      deliveredAt !== undefined &&
      deliveredAt >= (isDisturbed || RETRIED.includes(name) ? earliest : since) &&
      deliveredAt <= until,
  );
  // A plan made by hand looks, too, and what it sees first is reacted to.
  const isPlanned = runs.some(
    ({ automatic, mode, startedAt }) =>
      !automatic && mode === "plan" && startedAt >= since && startedAt <= until,
  );
  return ofOwners || isPlanned;
}
