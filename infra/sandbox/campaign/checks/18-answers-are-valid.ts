import type { Trace } from "../trace/trace.ts";
import type { Check } from "./check.ts";
import { takenAnswers, whyNotTaken } from "./oracle/approvals.ts";
import { type Remediation, remediationsOf } from "./oracle/remediations.ts";
import { whyOtherPlan } from "./oracle/wanted.ts";

/**
 * An answer is taken only from whom the policy names, about just what people were asked about, in time; approvals not
 * from who has asked for it, where four eyes are demanded. What was approved is what is done, and what was rejected is not.
 */
export const answersAreValid: Check = (trace) => [
  ...remediationsOf(trace).flatMap((run) => [...wronglyTaken(trace, run), ...notAsApproved(trace, run)]),
  ...strays(trace),
];

function wronglyTaken(trace: Trace, run: Remediation): readonly string[] {
  const taken = (["approve", "reject"] as const).flatMap((decision) => takenAnswers(trace, run, decision));
  return taken.flatMap((answer) => {
    const why = whyNotTaken(trace, run, answer);
    return why === undefined
      ? []
      : [`The answer of ${answer.reply.by} to ${run.name} at ${answer.at} was taken, though ${why}`];
  });
}

function notAsApproved(trace: Trace, run: Remediation): readonly string[] {
  const worker = trace.runs.find(({ mends, name }) => mends === run.name && name.includes("-apply"));
  const isApproved = takenAnswers(trace, run, "approve").length > 0;
  const other = worker === undefined ? undefined : whyOtherPlan(trace, run, worker);
  const changes =
    worker?.entered.some(({ state }) => ["ReleaseUsages", "SubmitDeletion"].includes(state)) === true;
  const rejected = takenAnswers(trace, run, "reject").at(0);
  const isAfterwards = worker !== undefined && rejected !== undefined && worker.startedAt > rejected.at;
  return [
    ...(isApproved && changes && other !== undefined
      ? [`Run ${run.name} changes something, though ${other}`]
      : []),
    ...(isAfterwards ? [`Run ${run.name} acts, though ${rejected.reply.by} rejected it`] : []),
  ];
}

/** Answers that were taken for runs that are not there. */
function strays(trace: Trace): readonly string[] {
  const names = remediationsOf(trace).map(({ name }) => name);
  return trace.acts.flatMap(({ reply, at }) =>
    reply?.status === 200 && reply.sent?.runId !== undefined && !names.includes(reply.sent.runId)
      ? [`An answer to ${reply.sent.runId} was taken at ${at}, and there is no such run`]
      : [],
  );
}
