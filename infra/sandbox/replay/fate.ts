import type { RecordStatus } from "../../../functions/core/record.ts";

/** An event that is in the inventory now, for each role that it can speak of. */
export interface RecordedFate {
  readonly kind: "recorded";
  readonly roles: readonly {
    readonly roleName: string;
    readonly status: RecordStatus;
    /** False if the record says the same as before. */
    readonly isNews: boolean;
  }[];
}

/** What became of one recorded event. */
export type Fate =
  | RecordedFate
  | { readonly kind: "ignored"; readonly reason: string }
  /** It can never be recorded as it is: malformed, or something is broken. */
  | { readonly kind: "refused"; readonly reason: string };

/** An event by its place in the folder, and what became of it. */
export interface Told {
  readonly place: string;
  /** Name of the call, where it could be read. */
  readonly eventName?: string;
  readonly fate: Fate;
}
