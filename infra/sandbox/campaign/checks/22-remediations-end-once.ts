import type { Act, Trace } from "../trace/trace.ts";
import type { Check } from "./check.ts";
import { isPolicyChange, policiesDuring, ruleOf } from "./oracle/policies.ts";
import { outcomeOf, type Remediation, remediationsOf } from "./oracle/remediations.ts";
import { rolesOf } from "./runs-at.ts";

/** What was told late may count now; events are tried again for some minutes. */
const LATE_MILLISECONDS = 4 * 3_600_000;

/** Moves after which a finding may not stand for a while. */
const TOUCHING: readonly Act["move"]["kind"][] = [
  "use",
  "stop-using",
  "remove",
  "change",
  "go-live",
  "end-live",
  "make-role",
  "delete-role",
  "recreate-role",
  "tag-role",
  "describe-role",
  "use-role",
  "keep-role",
  "run",
  "restore",
  "faults",
  "calm",
];

/** A run that mends something says once how it ended, is cancelled only for a reason, and is the only one of its role. */
export const remediationsEndOnce: Check = (trace) => {
  const runs = remediationsOf(trace);
  return [
    ...runs.flatMap((run) => endingsOf(trace, run).map((fault) => `Run ${run.name} ${fault}`)),
    ...runs.flatMap((one, place) =>
      runs
        .slice(place + 1)
        .filter((other) => other.roleName === one.roleName && overlap(one, other))
        .map((other) => `Runs ${one.name} and ${other.name} were at work at the same time`),
    ),
  ];
};

/** Of runs that begin at one instant, either may be the first. */
function overlap(one: Remediation, other: Remediation): boolean {
  return other.startedAt < (one.stoppedAt ?? "9999") && one.startedAt < (other.stoppedAt ?? "9999");
}

function endingsOf(trace: Trace, run: Remediation): readonly string[] {
  const kinds = new Set(
    trace.published
      .filter(({ what, detail }) => what === "Remediation Ended" && detail["runId"] === run.name)
      .map(({ detail }) => JSON.stringify(detail["outcome"])),
  );
  return [
    ...(kinds.size > 1 ? [`ended in ${kinds.size} ways: ${[...kinds].join(", ")}`] : []),
    ...(outcomeOf(trace, run) === "cancelled" && !mayHaveFallen(trace, run)
      ? ["was cancelled, though nothing had changed"]
      : []),
  ];
}

/** True if something happened that can have made the finding fall, or its window close. */
function mayHaveFallen(trace: Trace, run: Remediation): boolean {
  const from = new Date(Date.parse(run.startedAt) - LATE_MILLISECONDS).toISOString();
  const until = run.stoppedAt ?? "9999";
  const isWithin = (at: string) => at >= from && at <= until;
  return (
    // What IAM showed for a moment may stay recorded until the next look.
    trace.setting.staleSeconds > 0 ||
    trace.acts.some((act) => isWithin(act.at) && (isPolicyChange(act) || TOUCHING.includes(act.move.kind))) ||
    trace.changes.some((change) => isWithin(change.at) && rolesOf(change).includes(run.roleName)) ||
    policiesDuring(trace, run.startedAt, until).some(
      (span) => ruleOf(span, run.roleName)?.window !== undefined,
    )
  );
}
