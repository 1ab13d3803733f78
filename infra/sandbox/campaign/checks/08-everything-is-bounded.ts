import type { RunTrace } from "../trace/trace.ts";
import type { Check } from "./check.ts";

const LONGEST_RUN_SECONDS = 48 * 3600;

/** Far more than a run needs: it catches loops. */
const MOST_STATES = 2500;

/** IAM is asked for an hour at most, after 5 seconds first and every two minutes in the end. */
const MOST_POLLS = 60;

/** Services settle for so long, before anybody looks again. */
const SETTLING_SECONDS = 30;

const FIRST_POLL_SECONDS = 5;

/** Invariant 8: every wait, poll and retry has an end, and backs off. */
export const everythingIsBounded: Check = ({ runs, settledAt, acts }) => [
  ...(settledAt === undefined
    ? [`Something still goes on days after ${acts.at(-1)?.at ?? "the history"}`]
    : []),
  ...runs.flatMap((run) => excessesOf(run).map((excess) => `Run ${run.name} ${excess}`)),
];

function excessesOf({
  status,
  startedAt,
  stoppedAt,
  entered,
  maxRounds,
  machine,
}: RunTrace): readonly string[] {
  const waits = machine === "remediate-role" && entered.at(-1)?.state === "AwaitChange";
  const count = (name: string) => entered.filter(({ state }) => state === name).length;
  const seconds = (Date.parse(stoppedAt ?? startedAt) - Date.parse(startedAt)) / 1000;
  const submissions = count("SubmitDeletion");
  return [
    ...(status === "RUNNING" && !waits ? ["has not ended"] : []),
    ...(seconds > LONGEST_RUN_SECONDS && machine !== "remediate-role" ? [`took ${seconds} seconds`] : []),
    ...(entered.length > MOST_STATES ? [`entered ${entered.length} states`] : []),
    ...(submissions > maxRounds + 1 ? [`asked ${submissions} times for a deletion`] : []),
    ...(count("ReleaseUsages") > maxRounds + 1 ? [`released ${count("ReleaseUsages")} times`] : []),
    ...(count("JudgeDeletion") > MOST_POLLS * Math.max(1, submissions)
      ? [`asked IAM ${count("JudgeDeletion")} times`]
      : []),
    ...hastes(entered),
  ];
}

/** Looks and polls that came too early. */
function hastes(entered: RunTrace["entered"]): readonly string[] {
  let gap = 0;
  return entered.flatMap(({ state, at }, index) => {
    const before = entered[index - 1];
    const waited = (Date.parse(at) - Date.parse(before?.at ?? at)) / 1000;
    if (state === "FindUsages" && before?.state === "LetServiceSettle" && waited < SETTLING_SECONDS) {
      return [`looked again after ${waited} seconds`];
    }
    if (state !== "JudgeDeletion") {
      gap = state === "WaitForIam" ? gap : 0;
      return [];
    }
    const isHasty = waited < Math.max(gap, FIRST_POLL_SECONDS);
    gap = waited;
    return isHasty ? [`asked IAM after ${waited} seconds`] : [];
  });
}
