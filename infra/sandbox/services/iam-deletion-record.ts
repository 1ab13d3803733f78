import type { DeletionTaskFailureReasonType } from "@aws-sdk/client-iam";

/** One request to delete a service-linked role, from submission to its end. Instants are ISO 8601. */
export interface DeletionTask {
  readonly id: string;
  readonly roleName: string;
  readonly roleId: string;
  readonly submittedAt: string;
  readonly startsAt: string;
  /** When IAM looks whether the role is in use, in all Regions. */
  readonly checksAt: string;
  /** Absent until then. */
  readonly outcome?: DeletionOutcome;
}

/** How a deletion task ended. */
export type DeletionOutcome =
  | { readonly status: "SUCCEEDED" }
  | { readonly status: "FAILED"; readonly reason?: DeletionTaskFailureReasonType };
