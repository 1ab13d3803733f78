import { type Growth, growthOf, type Step } from "../work/growth.ts";
import type { Work } from "../work/work.ts";
import { atMost, type Verdict } from "./verdict.ts";

/** What a decommission without usages may take. */
const MOST_TRANSITIONS = 14;
/** Reading for the plan, right before the deletion, the deletion, and reading that it is gone. */
const MOST_IAM_CALLS = 4;

/** What each usage may take besides. */
const MOST_TRANSITIONS_PER_USAGE = 3;
const MOST_CALLS_PER_USAGE = 2;

/**
 * Holds decommissions against the targets: the one without usages; what each further usage takes, the first one
 * aside, which also makes the run look again; and, strictly, every total.
 */
export function judgeWork(work: readonly Work[]): readonly Verdict[] {
  return growthOf(work).flatMap(({ service, steps }: Growth) => {
    const bare = steps.filter((step) => step.work.usages === 0).map((step) => step.work);
    const further = steps.filter((step) => step.work.usages > 1);
    const most = (read: (step: Step) => number | undefined) =>
      further.length === 0 ? [] : [Math.max(...further.map((step) => read(step) ?? 0))];
    return [
      ...bare.flatMap(({ transitions, iamCalls }) => [
        atMost(`${service}: transitions, no usages`, transitions, MOST_TRANSITIONS),
        atMost(`${service}: IAM calls but polls, no usages`, iamCalls, MOST_IAM_CALLS),
      ]),
      ...most((step) => step.transitionsPerFurtherUsage).map((each) =>
        atMost(`${service}: transitions, each further usage`, each, MOST_TRANSITIONS_PER_USAGE),
      ),
      ...most((step) => step.callsPerFurtherUsage).map((each) =>
        atMost(`${service}: calls but listing, each further usage`, each, MOST_CALLS_PER_USAGE),
      ),
      ...steps
        .filter((step) => step.work.usages > 0)
        .flatMap((step) => [
          atMost(
            `${service}: transitions, ${counted(step.work.usages)}`,
            step.work.transitions,
            MOST_TRANSITIONS + MOST_TRANSITIONS_PER_USAGE * step.work.usages,
          ),
          atMost(
            `${service}: calls but listing, ${counted(step.work.usages)}`,
            step.work.serviceCalls,
            MOST_CALLS_PER_USAGE * step.work.usages,
          ),
        ]),
    ];
  });
}

function counted(usages: number): string {
  return usages === 1 ? "1 usage" : `${usages} usages`;
}
