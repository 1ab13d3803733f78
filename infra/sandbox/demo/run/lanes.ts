/** What a run is about while it is in a state. */
export type Lane = "look" | "release" | "settle" | "delete" | "restore" | "outcome";

/** The lanes in the order in which a run comes to them, with what a person reads. */
export const lanes: readonly { readonly lane: Lane; readonly title: string; readonly does: string }[] = [
  { lane: "look", title: "Look & plan", does: "finds what uses the role and plans" },
  { lane: "release", title: "Release", does: "releases what the plan names" },
  { lane: "settle", title: "Settle", does: "lets the service settle" },
  { lane: "delete", title: "Delete", does: "asks IAM to delete and waits for its answer" },
  { lane: "restore", title: "Restore", does: "puts back what its receipts tell" },
  { lane: "outcome", title: "Outcome", does: "records how it ended" },
];

const LANE_OF_STATE: Readonly<Record<string, Lane>> = {
  ClaimRole: "look",
  FindUsagesInRegions: "look",
  MakePlan: "look",
  ReleaseUsage: "release",
  LetServiceSettle: "settle",
  SubmitDeletion: "delete",
  WaitForIam: "delete",
  JudgeDeletion: "delete",
  RecordOutcome: "outcome",
  PlanRestore: "look",
  RestoreUsage: "restore",
  LetServicesSettle: "settle",
  RecordRestore: "outcome",
};

/** The lane of a task or a wait of a workflow, by the state's name. */
export function laneOf(stateName: string): Lane | undefined {
  return LANE_OF_STATE[stateName];
}
