import type { ReleaseReport } from "../../../functions/core/decide.ts";
import type { RestoreReport } from "../../../functions/core/restore-run.ts";
import type { AskApprovalOutput } from "../../../functions/handlers/ask-approval.ts";
import type { AssessRemediationOutput } from "../../../functions/handlers/assess-remediation.ts";
import type { AwaitChangeOutput } from "../../../functions/handlers/await-change.ts";
import type { ClaimRoleOutput } from "../../../functions/handlers/claim-role.ts";
import type { EndRemediationOutput } from "../../../functions/handlers/end-remediation.ts";
import type { FindUsagesOutput } from "../../../functions/handlers/find-usages.ts";
import type { JudgeDeletionOutput } from "../../../functions/handlers/judge-deletion.ts";
import type { MakePlanOutput } from "../../../functions/handlers/make-plan.ts";
import type { PlanRestoreOutput } from "../../../functions/handlers/plan-restore.ts";
import type { RecordOutcomeOutput } from "../../../functions/handlers/record-outcome.ts";
import type { RecordRestoreOutput } from "../../../functions/handlers/record-restore.ts";
import type { SubmitDeletionOutput } from "../../../functions/handlers/submit-deletion.ts";

/** What the workflows' functions answer in a test, by name. */
interface Answers {
  readonly ClaimRole: ClaimRoleOutput;
  readonly FindUsages: FindUsagesOutput;
  readonly MakePlan: MakePlanOutput;
  readonly ReleaseUsage: ReleaseReport;
  readonly SubmitDeletion: SubmitDeletionOutput;
  readonly JudgeDeletion: JudgeDeletionOutput;
  readonly RecordOutcome: RecordOutcomeOutput;
  readonly PlanRestore: PlanRestoreOutput;
  readonly RestoreUsage: RestoreReport;
  readonly RecordRestore: RecordRestoreOutput;
  readonly AssessRemediation: AssessRemediationOutput;
  readonly AskApproval: AskApprovalOutput;
  readonly AwaitChange: AwaitChangeOutput;
  readonly EndRemediation: EndRemediationOutput;
}

/** How the functions answer: each gets its payload as JSON text, and how often it was called before. */
export type Script = {
  readonly [Name in keyof Answers]?: (payload: string, callsBefore: number) => Answers[Name];
};
