import type { Origin } from "../record.ts";

/** A difference between what the owner wants and what is there, or a reason why rolecall cannot tell. */
export type FindingKind =
  | "unexpected"
  | "missing"
  | "unused"
  | "description-drift"
  | "tag-drift"
  | "recreated-after-decommission"
  | "usage-in-unexpected-region"
  | "unknown"
  | "stale"
  | "exemption-expired";

/** What would mend a finding. */
export type Action = "decommission" | "recreate" | "put-back";

/** What was read, when and where, and who made the role. Instants are ISO 8601. */
export interface Evidence {
  readonly status: string;
  readonly roleArn?: string;
  readonly createdAt?: string;
  /** Absent: IAM shows no use within its tracking window of 400 days. */
  readonly lastUsedAt?: string;
  /** When the role itself was read. */
  readonly roleReadAt?: string;
  /** Since when, at the latest, every Region has been read. */
  readonly completeAt?: string;
  /** Regions that were read, and those that could not be, with the reason. */
  readonly regionsRead: readonly string[];
  readonly regionsUnread: readonly string[];
  /** ARNs of usages. */
  readonly usages: readonly string[];
  /** Absent: no event told. */
  readonly origin?: Origin;
}

/** What one look says of a difference. */
export interface Judgement {
  readonly kind: FindingKind;
  /** The role's name, or `exemption:` and its name: a colon is in no role's name. */
  readonly subject: string;
  /** The incarnation; absent where no role is there. */
  readonly roleId?: string;
  /** What is so, in one sentence that stays the same as long as the difference does. */
  readonly summary: string;
  /** Name of the rule that counts. */
  readonly rule: string;
  /** Absent: there is no policy. */
  readonly policyDigest?: string;
  /** Absent: it is only reported. */
  readonly remedy?: { readonly action: Action; readonly response: "approve" | "act" };
  /** Why that rule counts, and why what would be done is done or not. */
  readonly why: string;
  readonly evidence: Evidence;
}

/** A finding as it is kept: one for each kind and subject of an account, over all times that it was open. */
export interface Finding extends Judgement {
  readonly account: string;
  readonly status: "open" | "closed";
  /** How often it has been opened: the times of one finding can be told apart. */
  readonly occurrence: number;
  /** ISO 8601; so are the others. */
  readonly openedAt: string;
  readonly updatedAt: string;
  readonly closedAt?: string;
  /** Why it was closed. */
  readonly closedBecause?: string;
  /** Grows with each write. */
  readonly version: number;
  /** Set until the latest change has been published. */
  readonly unpublished?: "opened" | "updated" | "closed";
}

/** What identifies a finding within its account, over all times that it is detected. */
export function findingId({ kind, subject }: Pick<Judgement, "kind" | "subject">): string {
  return `${subject}#${kind}`;
}
