import { regionOfArn } from "./arn.ts";
import { assertNever } from "./required.ts";

/** A resource that IAM names as being in the way of a deletion. */
export interface Blocker {
  readonly arn: string;
  /** Taken from the ARN; from IAM's list only where the ARN has none, since that list has been seen to be wrong. */
  readonly region?: string;
}

/** What IAM says of a deletion task, in its own words. */
export interface DeletionReport {
  readonly status: "SUCCEEDED" | "IN_PROGRESS" | "FAILED" | "NOT_STARTED" | "NOT_FOUND";
  /** Set only when `status` is `FAILED`, and not always then. */
  readonly reason?: string;
  /** Resources IAM found in the way, across all Regions: all of them, a few, or none. */
  readonly blockers: readonly Blocker[];
}

/** What GetRole says of the planned incarnation. */
export type RolePresence = "gone" | "present" | "recreated";

/** What to do about a deletion task, in our words. */
export type DeletionVerdict =
  | { readonly kind: "pending" }
  | { readonly kind: "deleted" }
  | { readonly kind: "recreated" }
  | { readonly kind: "in-use"; readonly reason: string; readonly blockers: readonly Blocker[] };

/** True if the report can only be judged together with GetRole: success has to be seen, and a task that is not found says nothing. */
export function needsPresence({ status }: DeletionReport): boolean {
  return status === "SUCCEEDED" || status === "NOT_FOUND";
}

/**
 * Reads a deletion report as a decision.
 *
 * A task that is not found is either not visible yet or purged already; a task that succeeded may be
 * ahead of what GetRole shows. In both cases only the role itself tells, and as long as it is there the
 * verdict is `pending`; the run's deadline ends that, not this.
 *
 * @param presence what GetRole said; needed where `needsPresence` says so
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetServiceLinkedRoleDeletionStatus.html (excerpt read 2026-11-20)
 */
export function judgeDeletion(
  { status, reason, blockers }: DeletionReport,
  presence: RolePresence | undefined,
): DeletionVerdict {
  switch (status) {
    case "NOT_STARTED":
    case "IN_PROGRESS":
      return { kind: "pending" };
    case "SUCCEEDED":
    case "NOT_FOUND":
      return presence === "gone"
        ? { kind: "deleted" }
        : { kind: presence === "recreated" ? "recreated" : "pending" };
    case "FAILED":
      return { kind: "in-use", reason: reason ?? "IAM gave no reason", blockers };
    default:
      return assertNever(status, "deletion status");
  }
}

/** Turns IAM's usage list, of which every member may be missing, into blockers. */
export function blockersOf(
  list: readonly {
    readonly Region?: string | undefined;
    readonly Resources?: readonly string[] | undefined;
  }[],
): readonly Blocker[] {
  return list.flatMap(({ Region, Resources = [] }) =>
    Resources.map((arn) => {
      const region = regionOfArn(arn) ?? Region;
      return region === undefined ? { arn } : { arn, region };
    }),
  );
}
