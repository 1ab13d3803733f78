/** What a run is about while it is in a state. */
export type Lane =
  | "look"
  | "release"
  | "settle"
  | "delete"
  | "restore"
  | "approval"
  | "grace"
  | "window"
  | "hold"
  | "mend"
  | "outcome";

/** The lanes in the order in which a run comes to them, with what a person reads. */
export const lanes: readonly { readonly lane: Lane; readonly title: string; readonly does: string }[] = [
  { lane: "look", title: "Look & plan", does: "finds what uses the role and plans" },
  { lane: "release", title: "Release", does: "releases what the plan names" },
  { lane: "settle", title: "Settle", does: "lets the service settle" },
  { lane: "delete", title: "Delete", does: "asks IAM to delete and waits for its answer" },
  { lane: "restore", title: "Restore", does: "puts back what its receipts tell" },
  { lane: "approval", title: "Approval", does: "asks, and waits for an answer" },
  { lane: "grace", title: "Grace", does: "lets the grace period pass" },
  { lane: "window", title: "Window", does: "waits for the maintenance window" },
  { lane: "hold", title: "Wait", does: "waits until something changes" },
  { lane: "mend", title: "Mend", does: "has the role decommissioned, or makes it again" },
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
  AssessRemediation: "look",
  PlanDecommission: "look",
  AskApproval: "approval",
  AwaitChange: "hold",
  DecommissionRole: "mend",
  PutBackRole: "mend",
  EndRemediation: "outcome",
};

/** The lane of a task or a wait of a workflow, by the state's name. */
export function laneOf(stateName: string): Lane | undefined {
  return LANE_OF_STATE[stateName];
}

/** Tasks in which a run does nothing itself: it waits for somebody, for time, or for a run that it has started. */
const HELD_STATES: Readonly<Record<string, "held" | "nested">> = {
  AwaitChange: "held",
  DecommissionRole: "nested",
};

/** What kind of wait a task is; `undefined` for tasks in which the run works. */
export function heldIn(stateName: string): "held" | "nested" | undefined {
  return HELD_STATES[stateName];
}
