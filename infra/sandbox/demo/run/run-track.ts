import type { OutcomeKind } from "../../../../functions/core/request.ts";
import type { RestoreReport } from "../../../../functions/core/restore-run.ts";
import type { Lane } from "./lanes.ts";

/** One attempt of a task of the workflow. */
export interface RunWork {
  readonly lane: Lane;
  readonly state: string;
  readonly at: Date;
  /** Absent while it goes on. */
  readonly endedAt?: Date;
  readonly failure?: { readonly error: string; readonly reason: string };
}

/** A time in which a run did nothing on purpose. */
export interface RunWait {
  readonly lane: Lane;
  readonly state: string;
  /**
   * `planned`: the workflow has a wait here; `retry`: it waits to try again what failed; `held`: until somebody
   * answers or something changes, or for time; `nested`: for the run that it has started.
   */
  readonly kind: "planned" | "retry" | "held" | "nested";
  readonly from: Date;
  /** Absent while it goes on. */
  readonly endedAt?: Date;
  /** When it ends, at the latest, as far as the machine says. */
  readonly latest?: Date;
  /** Of a retry: what failed, and how often by then. */
  readonly failure?: { readonly error: string; readonly reason: string; readonly failures: number };
}

/** How a run ended, as it says itself. */
export interface RunEnding {
  readonly outcome: OutcomeKind;
  readonly reason: string;
  readonly blockers: readonly string[];
  readonly planDigest?: string;
  /** What the plan would release, or released. */
  readonly planned: readonly { readonly arn: string; readonly release: string }[];
  /** Of a restore: what became of each resource, and of the role. */
  readonly restored: readonly RestoreReport[];
}

/** What one run did and waited for, over virtual time. */
export interface RunTrack {
  readonly executionArn: string;
  readonly runId: string;
  /** Which of the workflows it is a run of. */
  readonly workflow: "decommission" | "restore" | "remediation";
  readonly roleName: string;
  readonly mode: "plan" | "apply";
  readonly status: "RUNNING" | "SUCCEEDED" | "FAILED" | "TIMED_OUT" | "ABORTED";
  readonly startedAt: Date;
  readonly endedAt?: Date;
  readonly works: readonly RunWork[];
  readonly waits: readonly RunWait[];
  /** Absent while it runs, and if it crashed. */
  readonly ending?: RunEnding;
}

/** What kind of run it is, as a person reads it: `plan`, `apply`, `restore`, `remediate`. */
export function kindOfRun({ workflow, mode }: Pick<RunTrack, "workflow" | "mode">): string {
  switch (workflow) {
    case "decommission":
      return mode;
    case "restore":
      return mode === "apply" ? "restore" : "restore plan";
    case "remediation":
      return "remediate";
  }
}

/** The wait that a run is in just now. */
export function openWait({ status, waits }: RunTrack): RunWait | undefined {
  return status === "RUNNING" ? waits.findLast(({ endedAt }) => endedAt === undefined) : undefined;
}
