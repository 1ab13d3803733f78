import type { Judgement } from "../../functions/core/drift/finding.ts";
import type { RoleRecord } from "../../functions/core/record.ts";
import type { Verdict } from "../../functions/core/verdict.ts";

/** Everything that `rolecall explain` tells of a role. */
export interface Explanation {
  readonly record: RoleRecord;
  readonly verdict: Verdict;
  /** The trust policy as it is. */
  readonly trustPolicy: unknown;
  /** Managed and inline policies as they are. */
  readonly policies: readonly RolePolicy[];
  /** What can be edited, for a person. */
  readonly editable: readonly string[];
  /** What AWS says of deleting it. */
  readonly advice?: string;
  /** Why it would, or would not, be called unused now. */
  readonly unused: string;
  /** The rule of the policy in force that counts, and why. */
  readonly rule: { readonly name: string; readonly why: string };
  readonly findings: readonly Judgement[];
  /** What happens next, if nobody does anything. */
  readonly next: readonly string[];
}

/** A policy of a role, or why it could not be read. */
export interface RolePolicy {
  readonly name: string;
  readonly arn?: string;
  readonly document?: unknown;
  readonly unread?: string;
}
