import type { TrueResource, TrueRole } from "../../estate/truth.ts";
import type { Move } from "../history/move.ts";
import type { Setting } from "../setting.ts";
import type { Message, Reply } from "./policy-trace.ts";

/** A move as it happened. Instants are ISO 8601, on the sandbox's clock. */
export interface Act {
  readonly at: string;
  readonly move: Move;
  /** How many calls the sandbox had seen before it. */
  readonly callsBefore: number;
  /** Why it could not be done, if it could not. */
  readonly refused?: string;
  /** What a function answered to whoever made it. */
  readonly reply?: Reply;
}

/** What the owners left of a resource when they last touched it: its ARN, its state, and what its feature was set to. */
export interface Touch {
  readonly at: string;
  readonly arn: string;
  /** The service's own entry; absent: the owners removed it. */
  readonly state?: unknown;
  readonly settings?: unknown;
}

/** A call of one of rolecall's functions. */
export interface CallTrace {
  readonly at: string;
  /** Place in the list of all calls of the history. */
  readonly index: number;
  /** The function that made it, for example `rolecall-release-usage`. */
  readonly by: string;
  readonly service: string;
  readonly operation: string;
  readonly region: string;
  /** AWS's code, if the call failed. */
  readonly error?: string;
  /** As CloudTrail has them; absent for calls that CloudTrail does not see. */
  readonly parameters?: Readonly<Record<string, unknown>>;
}

/** A call of rolecall that changes something outside rolecall, or is meant to. */
export type Change = CallTrace;

/** A plan as the table keeps it. */
export interface PlanTrace {
  readonly digest: string;
  readonly roleId: string;
  readonly usages: readonly {
    readonly arn: string;
    readonly id?: string;
    readonly region: string;
    readonly kind: string;
    readonly byHand?: boolean;
  }[];
}

/** How a run ended, as something says it. */
export interface OutcomeTrace {
  readonly kind: string;
  readonly reason: string;
  readonly blockers: readonly string[];
}

/** An execution of one of rolecall's state machines. */
export interface RunTrace {
  readonly name: string;
  readonly machine: string;
  /** True if rolecall started it itself. */
  readonly automatic: boolean;
  /** Name of the execution that mends a finding by it. */
  readonly mends?: string;
  readonly input: unknown;
  /** From the input, as far as it is readable. */
  readonly roleName?: string;
  readonly mode: "plan" | "apply";
  readonly release: boolean;
  readonly maxRounds: number;
  readonly planDigest?: string;
  readonly roleId?: string;
  readonly startedAt: string;
  readonly stoppedAt?: string;
  readonly status: string;
  /** Of the execution. */
  readonly output?: OutcomeTrace;
  /** Of the table. */
  readonly kept?: OutcomeTrace;
  readonly plan?: PlanTrace;
  /** States entered, with the instant. */
  readonly entered: readonly { readonly state: string; readonly at: string }[];
}

/** An event on rolecall's own bus. */
export interface Published {
  readonly at: string;
  readonly what: string;
  readonly detail: Readonly<Record<string, unknown>>;
  /** The roles that truly existed at that moment. */
  readonly roles: readonly TrueRole[];
}

/** One incarnation of a role. `goneBy`: first seen to be gone then. */
export interface Incarnation {
  readonly roleName: string;
  readonly roleId: string;
  readonly createdAt: string;
  readonly goneBy?: string;
}

/** An event that was on its way to a default bus. */
export interface Letter {
  readonly at: string;
  readonly fate: "delivered" | "lost" | "twice" | "late";
  readonly source: string;
  readonly name: string;
  /** True if rolecall's own roles made the call. */
  readonly own: boolean;
  /** Name of the execution, for a status change. */
  readonly execution?: string;
  /** When it was handed over, the last time. */
  readonly deliveredAt?: string;
}

/** An item of the table. */
export type Item = Readonly<Record<string, unknown>> & { readonly pk: string; readonly sk: string };

/** Everything that is known of a history after it, for the checks. Nothing here was read through rolecall. */
export interface Trace {
  readonly seed: number;
  readonly setting: Setting;
  readonly account: string;
  readonly regions: readonly string[];
  readonly acts: readonly Act[];
  readonly touches: readonly Touch[];
  /** How many of them were made before the moves were over. */
  readonly touchesDuringMoves: number;
  /** Of rolecall's functions, in the order in which they ended. */
  readonly calls: readonly CallTrace[];
  readonly changes: readonly Change[];
  readonly runs: readonly RunTrace[];
  readonly published: readonly Published[];
  readonly incarnations: readonly Incarnation[];
  readonly letters: readonly Letter[];
  /** Right after the last move, while streams still go on. */
  readonly resourcesAfterMoves: readonly TrueResource[];
  /** At the very end. */
  readonly resources: readonly TrueResource[];
  readonly roles: readonly TrueRole[];
  readonly items: readonly Item[];
  /** User names and passwords of ingest endpoints: all there ever were. */
  readonly secrets: readonly string[];
  /** Task tokens, all there ever were. */
  readonly tokens: readonly string[];
  /** Everything rolecall has written anywhere, by where. */
  readonly writings: Readonly<Record<string, string>>;
  /** Names of errors that functions ended with. */
  readonly functionErrors: readonly { readonly name: string; readonly message: string }[];
  /** Messages to those who may approve. */
  readonly messages: readonly Message[];
  /** When rolecall looked at everything in the end, in calm; absent: it was not asked to. */
  readonly sweptAt?: string;
  /** When nothing was left to happen; absent if that took too long. */
  readonly settledAt?: string;
}
