import { trueRoles } from "../../estate/truth.ts";
import type { CallEntry } from "../../gateway/call-log.ts";
import type { Row } from "../row.ts";
import type { Scene } from "../scene/scene.ts";
import type { StageSandbox } from "../scene/stage-sandbox.ts";
import { claimIsFree } from "./claim-is-free.ts";
import { hasOneOutcome } from "./has-one-outcome.ts";
import { inTheWayOf } from "./in-the-way.ts";
import { isAsBefore } from "./is-as-before.ts";
import { nothingBeyondPlan } from "./nothing-beyond-plan.ts";
import { onlyProcedureCalls } from "./only-procedure-calls.ts";
import { outcomeIsTrue } from "./outcome-is-true.ts";
import { recordTellsTruth } from "./record-tells-truth.ts";
import type { RunEnd } from "./run-end.ts";
import { changesOf, type Estate, ofRolecall } from "./traces.ts";

/** What a row has left behind. */
export interface Evidence {
  readonly before: Estate;
  readonly after: Estate;
  readonly calls: readonly CallEntry[];
  readonly runs: readonly RunEnd[];
  readonly touched: ReadonlySet<string>;
  readonly hasIamRefused: boolean;
  /** RoleIds of incarnations that were made while a run was about an earlier one. */
  readonly newIncarnations: readonly string[];
}

/** Holds what a row has left behind against everything that has to be true after any row, and against its own claims. */
export async function judgeRow(
  stage: StageSandbox,
  scene: Scene,
  row: Row,
  { before, after, calls, runs, touched, hasIamRefused, newIncarnations }: Evidence,
): Promise<readonly string[]> {
  const { roleName } = scene.subject;
  const now = inTheWayOf(scene.sandbox, roleName);
  const hasSubmitted = changesOf(calls).some(({ operation }) => operation === "DeleteServiceLinkedRole");
  const receipts = await Array.fromAsync(scene.inventory.receipts.list(scene.sandbox.account, roleName));
  const replacements = new Set(receipts.flatMap(({ replacedBy }) => replacedBy ?? []));
  const runIds = runs.map(({ runId }) => runId);
  const last = runs.at(-1);
  return [
    ...endsAsAllowed(row, runs),
    ...runs.flatMap(hasOneOutcome),
    ...runs.flatMap((run) => {
      const then = run.rolesAtEnd.flatMap(({ usedBy }) => usedBy);
      return outcomeIsTrue(run, { inTheWay: new Set([...now, ...then]), hasIamRefused, hasSubmitted });
    }),
    ...(row.because === undefined || last?.outcome?.reason.includes(row.because) === true
      ? []
      : [`The reason does not say "${row.because}": ${last?.outcome?.reason ?? "there is none"}`]),
    ...nothingBeyondPlan(before, after, { touched, runs, replacements }),
    ...(runs.some(({ outcome }) => outcome?.kind === "restored") ? await isAsBefore(scene, receipts) : []),
    ...(row.changesNothing === true ? changesOf(calls) : []).map(
      ({ operation }) => `${operation} was called, and nothing was to be changed`,
    ),
    ...newIncarnations
      .filter((roleId) => !trueRoles(scene.sandbox).some((role) => role.roleId === roleId))
      .map((roleId) => `${roleId}, which was made meanwhile, was deleted`),
    ...onlyProcedureCalls(
      changesOf(calls),
      runs.some(({ output }) => output !== undefined && output.resources.length > 0),
    ),
    ...(await claimIsFree(stage, roleName, runIds)),
    ...((await row.also?.(scene, ofRolecall(calls))) ?? []),
    ...(await recordTellsTruth(scene)),
  ];
}

function endsAsAllowed({ ends: allowed, inAnyOrder }: Row, runs: readonly RunEnd[]): readonly string[] {
  const ordered = (kinds: readonly string[]) => (inAnyOrder === true ? kinds.toSorted() : kinds);
  const ends = ordered(allowed);
  const kinds = ordered(runs.map(({ outcome }) => outcome?.kind ?? "nothing"));
  const last = runs.at(-1)?.outcome?.reason ?? "";
  return kinds.join() === ends.join()
    ? []
    : [`It ends ${kinds.join(", ") || "without a run"}, not ${ends.join(", ") || "without a run"} (${last})`];
}
