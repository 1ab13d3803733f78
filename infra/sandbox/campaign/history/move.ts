import type { PolicyDraft } from "./policy-draft.ts";
import type { PersonName, Way } from "./theatre.ts";

/** A fault rule as the sandbox takes it. */
export type Fault = Readonly<Record<string, unknown>> & {
  readonly service: string;
  readonly operation: string;
  readonly region?: string;
};

/** What becomes of events on their way to the default buses. */
export type Fate = "lost" | "twice" | "late";

/** A move that is made while one of rolecall's calls is on its way: the first one of this operation. */
export interface Meanwhile {
  readonly service: string;
  readonly operation: string;
  readonly move: Move;
}

/**
 * One move of a history. Resources and runs have names of the history's own; a move that speaks of one that is not
 * there does nothing, so that moves can be left out.
 */
export type Move =
  /** `of` is the recording configuration that a recorded channel records with. */
  | {
      readonly kind: "use";
      readonly name: string;
      readonly way: Way;
      readonly region: string;
      readonly of?: string;
    }
  | { readonly kind: "stop-using" | "remove" | "go-live" | "end-live"; readonly name: string }
  | { readonly kind: "change"; readonly name: string; readonly variant: number }
  | {
      readonly kind: "make-role" | "delete-role" | "recreate-role" | "tag-role" | "describe-role";
      readonly role: number;
    }
  | {
      readonly kind: "run";
      readonly name: string;
      /** As a person would write it; the run's digest comes from the plan of another run. */
      readonly input: unknown;
      readonly digestOf?: string;
      readonly meanwhile?: Meanwhile;
    }
  | { readonly kind: "restore"; readonly input: unknown; readonly name: string }
  | { readonly kind: "stop-run"; readonly name: string }
  | { readonly kind: "pause" | "unpause" | "calm" }
  | { readonly kind: "faults"; readonly faults: readonly Fault[] }
  | { readonly kind: "mail"; readonly fate: Fate; readonly count: number; readonly seconds: number }
  | { readonly kind: "pass"; readonly seconds: number }
  | { readonly kind: "put-policy"; readonly by: PersonName; readonly policy: PolicyDraft }
  | { readonly kind: "drop-policy"; readonly by: PersonName }
  | AnswerMove
  /** Asks for nothing of a service; IAM shows the use. */
  | { readonly kind: "use-role"; readonly role: number }
  /** Tags the role so that it is left alone; without `hours`, with what is no date. */
  | { readonly kind: "keep-role"; readonly role: number; readonly hours?: number }
  /** `twice`: two people ask for it at the same time. */
  | { readonly kind: "sweep"; readonly twice?: boolean }
  /** Stops the execution that mends a finding of the role. */
  | { readonly kind: "stop-remediation"; readonly role: number };

/** Somebody answers to the latest message about a role, or has rolecall try again. */
export interface AnswerMove {
  readonly kind: "answer";
  readonly by: PersonName;
  readonly role: number;
  readonly decision: "approve" | "reject" | "retry";
  /** What of the message is written down wrongly. */
  readonly wrong?: "digest" | "run";
}

/** What happens in a sandbox from beginning to end, drawn from a seed. */
export interface History {
  readonly seed: number;
  /** True: its owners have a policy some time, and it ends with a sweep. */
  readonly hasPolicy: boolean;
  readonly moves: readonly Move[];
}
