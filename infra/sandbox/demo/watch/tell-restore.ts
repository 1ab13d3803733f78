import type { RestoreReport } from "../../../../functions/core/restore-run.ts";
import { resourceInRegion, withShortNames } from "../words.ts";

const WORDS: Readonly<Record<RestoreReport["kind"], string>> = {
  "to-restore": "would be restored",
  restored: "restored",
  "already-as-it-was": "already as it was",
  "changed-since": "changed since, left alone",
  gone: "gone",
  refused: "refused",
  failed: "failed",
};

/** What a restore came to for one resource, as a person reads it. */
export interface RestoreLine {
  readonly resource: string;
  readonly kind: RestoreReport["kind"];
  /** For example `changed since, left alone`. */
  readonly result: string;
}

/** Puts a report of one resource into words. */
export function restoreLine({ arn, kind, reason, replacedBy }: RestoreReport): RestoreLine {
  const replaced = replacedBy === undefined ? "" : ` as ${resourceInRegion(replacedBy)}`;
  const why = reason === undefined ? "" : ` (${withShortNames(reason)})`;
  return { resource: resourceInRegion(arn), kind, result: `${WORDS[kind]}${replaced}${why}` };
}
