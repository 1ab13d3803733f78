import type { Outcome } from "./request.ts";

/** What a restore was asked to do. */
export interface RestoreRequest {
  readonly roleName: string;
  /** Only what this run released; absent: all that any run released of the role's latest incarnation that one worked on. */
  readonly runId?: string;
  /** `plan` changes nothing. */
  readonly mode: "plan" | "apply";
  /** True: put back also what somebody has changed since. */
  readonly force: boolean;
}

/** What restoring one resource, or the role itself, came to. `to-restore` is plan mode's word for what would be put back. */
export interface RestoreReport {
  readonly arn: string;
  readonly kind:
    | "to-restore"
    | "restored"
    | "already-as-it-was"
    | "changed-since"
    | "gone"
    | "refused"
    | "failed";
  readonly reason?: string;
  /** The ARN of what was made in its place. */
  readonly replacedBy?: string;
}

/** Says how a restore ended as a whole. What could not be put back is named. */
export function concludeRestore({ mode, runId }: RestoreRequest, reports: readonly RestoreReport[]): Outcome {
  const of = (...kinds: readonly RestoreReport["kind"][]) =>
    reports.filter(({ kind }) => kinds.includes(kind));
  const refused = of("refused");
  const left = of("changed-since", "gone", "refused", "failed");
  const blockers = left.map(({ arn }) => arn);
  const words = describe(reports);
  if (refused[0] !== undefined) {
    return {
      kind: "refused",
      reason: `${refused[0].reason ?? "a restore was refused"} (${words})`,
      blockers,
    };
  }
  const reason = `Of what ${runId === undefined ? "was" : `run ${runId}`} released: ${words}`;
  if (mode === "plan") {
    return { kind: "planned", reason, blockers };
  }
  if (left.length === 0) {
    return { kind: "restored", reason, blockers };
  }
  const isFailed = of("failed").length > 0 && of("restored", "already-as-it-was").length === 0;
  return { kind: isFailed ? "failed" : "partly-restored", reason, blockers };
}

const WORDS = {
  "to-restore": "to restore",
  restored: "restored",
  "already-as-it-was": "already as it was",
  "changed-since": "changed since and left alone",
  gone: "gone",
  refused: "refused",
  failed: "failed",
} as const satisfies Record<RestoreReport["kind"], string>;

/** Each kind with its count; what was left is said one by one, with its reason. */
function describe(reports: readonly RestoreReport[]): string {
  const kinds = [...new Set(reports.map(({ kind }) => kind))];
  return kinds
    .map((kind) => {
      const some = reports.filter((report) => report.kind === kind);
      const named = some.flatMap(({ arn, reason }) => (reason === undefined ? [] : [`${arn}: ${reason}`]));
      return `${some.length} ${WORDS[kind]}${named.length === 0 ? "" : ` (${named.join("; ")})`}`;
    })
    .join(", ");
}
