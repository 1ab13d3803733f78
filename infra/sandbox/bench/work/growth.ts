import type { Work } from "./work.ts";

/** Decommissions of one service's role, by the number of usages, and how the figures grow with it. */
export interface Growth {
  readonly service: Work["service"];
  readonly steps: readonly Step[];
}

/** One decommission, and what each usage more than in the one before took; nothing for the first. */
export interface Step {
  readonly work: Work;
  readonly transitionsPerFurtherUsage?: number;
  readonly callsPerFurtherUsage?: number;
}

/** Sorts decommissions by service and number of usages, and compares each with the one before. */
export function growthOf(work: readonly Work[]): readonly Growth[] {
  return [...Map.groupBy(work, ({ service }) => service)].map(([service, own]) => {
    const sorted = own.toSorted((a, b) => a.usages - b.usages);
    return { service, steps: sorted.map((each, index) => stepAfter(sorted[index - 1], each)) };
  });
}

function stepAfter(before: Work | undefined, work: Work): Step {
  if (before === undefined) {
    return { work };
  }
  const more = work.usages - before.usages;
  return {
    work,
    transitionsPerFurtherUsage: (work.transitions - before.transitions) / more,
    callsPerFurtherUsage: (work.serviceCalls - before.serviceCalls) / more,
  };
}
