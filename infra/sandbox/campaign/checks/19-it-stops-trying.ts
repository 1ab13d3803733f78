import type { Trace } from "../trace/trace.ts";
import type { Check } from "./check.ts";
import { retriesOf, takenAnswers } from "./oracle/approvals.ts";
import { outcomeOf, type Remediation, remediationsOf } from "./oracle/remediations.ts";

/** What counts as a failure: what could not be done, and what nobody answered. */
const FAILED = ["blocked", "refused", "timed-out", "failed", "expired", "partly-restored"];

const MOST_FAILURES = 3;

/** After three failures in a row, and after a rejection, rolecall tries no more by itself, until somebody asks it to. */
export const itStopsTrying: Check = (trace) =>
  [...Map.groupBy(remediationsOf(trace), ({ roleName }) => roleName)].flatMap(([roleName, runs]) => {
    const retries = retriesOf(trace, roleName);
    const isAskedSince = (since: Remediation, until: Remediation) =>
      retries.some(({ at }) => at >= since.startedAt && at <= until.startedAt);
    return runs.flatMap((run, place) => {
      const before = runs.slice(Math.max(0, place - MOST_FAILURES), place);
      const [first] = before;
      const last = before.at(-1);
      const hasFailed =
        before.length === MOST_FAILURES &&
        before.every((failed) => FAILED.includes(outcomeOf(trace, failed) ?? ""));
      return [
        ...(first !== undefined && hasFailed && !isAskedSince(first, run)
          ? [`Run ${run.name} began after three failures in a row`]
          : []),
        ...(last !== undefined && isRejectedStill(trace, last, run) && !isAskedSince(last, run)
          ? [`Run ${run.name} began though ${last.name} was rejected`]
          : []),
      ];
    });
  });

/** A rejection counts for as long as the finding is open that it was about. */
function isRejectedStill(trace: Trace, before: Remediation, run: Remediation): boolean {
  const isOpenedAnew = trace.published.some(
    ({ what, detail, at }) =>
      what === "Finding Opened" &&
      detail["roleName"] === run.roleName &&
      detail["kind"] === run.mended &&
      at > before.startedAt &&
      at <= run.startedAt,
  );
  return (
    before.mended === run.mended &&
    outcomeOf(trace, before) === "rejected" &&
    takenAnswers(trace, before, "reject").length > 0 &&
    !isOpenedAnew
  );
}
