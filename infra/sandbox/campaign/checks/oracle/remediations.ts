import type { RunTrace, Trace } from "../../trace/trace.ts";

/** What a run can mend. */
export type MendedKind = "unexpected" | "missing" | "unused" | "description-drift" | "tag-drift";

const KINDS: readonly MendedKind[] = ["unexpected", "missing", "unused", "description-drift", "tag-drift"];

/** A run that mends a finding. */
export interface Remediation extends RunTrace {
  readonly roleName: string;
  readonly mended: MendedKind;
}

/** The runs that mend findings, oldest first. */
export function remediationsOf({ runs }: Pick<Trace, "runs">): readonly Remediation[] {
  return runs.flatMap((run) => {
    const mended = KINDS.find((kind) => run.name.startsWith(`${kind}-`));
    return run.machine === "remediate-role" && run.roleName !== undefined && mended !== undefined
      ? [{ ...run, roleName: run.roleName, mended }]
      : [];
  });
}

/** How a run ended that mended something; absent: it goes on, or nobody knows. */
export function outcomeOf({ published }: Pick<Trace, "published">, run: RunTrace): string | undefined {
  const said = published.find(
    ({ what, detail }) => what === "Remediation Ended" && detail["runId"] === run.name,
  )?.detail["outcome"];
  return typeof said === "object" && said !== null && "kind" in said ? String(said.kind) : run.kept?.kind;
}

/** The digest that people were told to answer with, by the latest message about a run. */
export function askedDigest({ messages }: Pick<Trace, "messages">, { name }: RunTrace): string | undefined {
  const text = messages.findLast((message) => message.text.includes(`"runId":"${name}"`))?.text;
  return text === undefined ? undefined : /"planDigest":"([0-9a-f]{64})"/.exec(text)?.[1];
}

/** When people were asked to answer for a run, first. */
export function askedAt({ messages }: Pick<Trace, "messages">, { name }: RunTrace): string | undefined {
  return messages.find((message) => message.text.includes(`"runId":"${name}"`))?.at;
}

/** When the finding was opened that a run mends: the last time by the run's start. */
export function openedAt({ published }: Pick<Trace, "published">, run: Remediation): string {
  const opened = published.findLast(
    ({ what, detail, at }) =>
      what === "Finding Opened" &&
      detail["roleName"] === run.roleName &&
      detail["kind"] === run.mended &&
      at <= run.startedAt,
  );
  return opened?.at ?? run.startedAt;
}
