import type { Work } from "../../../../infra/sandbox/bench/work/work.ts";

/** A decommission that took so much. */
export function workOf(usages: number, transitions: number, serviceCalls: number): Work {
  return { service: "ivs", usages, transitions, serviceCalls, iamCalls: 3, iamPolls: 1, calls: { iam: 4 } };
}
