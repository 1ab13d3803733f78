import type { RunTrace, Trace } from "../trace/trace.ts";
import type { Check } from "./check.ts";

/** Every run has one outcome, and says the same everywhere. */
export const oneOutcomeEach: Check = (trace) =>
  trace.runs.flatMap((run) =>
    faultsOf(trace, run).map((fault) => `Run ${run.name} (${run.status}) ${fault}`),
  );

function faultsOf({ published, letters }: Trace, run: RunTrace): readonly string[] {
  const { name, kept, output, status, roleName, machine } = run;
  const word = machine === "remediate-role" ? "Remediation Ended" : "Run Ended";
  // What waits for an answer or a window may still wait when the history ends.
  if (machine === "remediate-role" && status === "RUNNING") {
    return [];
  }
  // Step Functions' report is at best effort: where it got lost, nobody can give the run an outcome.
  const isUntold = letters.some(
    ({ source, fate, execution }) => source === "aws.states" && fate === "lost" && execution === name,
  );
  if (kept === undefined) {
    return status !== "SUCCEEDED" && isUntold ? [] : ["has no outcome"];
  }
  const said = published
    .filter(({ what, detail }) => what === word && detail["runId"] === name)
    .map(({ detail }) => JSON.stringify(kindIn(detail["outcome"])));
  const isNamed = roleName !== undefined && /^[\w+=,.@-]{1,64}$/.test(roleName);
  return [
    ...(status === "SUCCEEDED" && output?.kind !== kept.kind
      ? [`says ${output?.kind} and is kept as ${kept.kind}`]
      : []),
    ...(isNamed && said.length === 0 ? ["was ended without a word on the bus"] : []),
    ...(said.some((kind) => kind !== JSON.stringify(kept.kind))
      ? [`is kept as ${kept.kind} and was told to have ended ${said.join(", ")}`]
      : []),
  ];
}

function kindIn(outcome: unknown): unknown {
  return typeof outcome === "object" && outcome !== null && "kind" in outcome ? outcome.kind : undefined;
}
