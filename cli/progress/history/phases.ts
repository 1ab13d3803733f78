import type { Phase } from "../run-progress.ts";

/** What a run is about while it is in a state. Names are the same in no two workflows, or mean the same. */
const PHASE_OF_STATE: Readonly<Record<string, Phase>> = {
  ClaimRole: "starting",
  FindUsages: "finding-usages",
  MakePlan: "planning",
  ReleaseUsages: "releasing",
  LetServiceSettle: "settling",
  SubmitDeletion: "deleting",
  WaitForIam: "waiting-for-iam",
  JudgeDeletion: "waiting-for-iam",
  RecordOutcome: "ending",

  PlanRestore: "planning",
  RestoreUsages: "restoring",
  LetServicesSettle: "settling",
  RecordRestore: "ending",

  AssessRemediation: "planning",
  PlanDecommission: "planning",
  AskApproval: "waiting-for-approval",
  AwaitChange: "waiting",
  DecommissionRole: "waiting",
  PutBackRole: "restoring",
  EndRemediation: "ending",
};

/** The phase that begins with a state; `undefined` where the one before goes on. */
export function phaseOf(state: string): Phase | undefined {
  return Object.hasOwn(PHASE_OF_STATE, state) ? PHASE_OF_STATE[state] : undefined;
}
