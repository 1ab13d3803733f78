import type { TrueResource } from "../../estate/truth.ts";
import type { Touch, Trace } from "../trace/trace.ts";
import type { Check } from "./check.ts";
import { purposeOf, tell } from "./runs-at.ts";
import { isSame } from "./same-value.ts";

/** What a release, or its restore, changes of a resource's state; by a part of its ARN. */
const changeable: readonly (readonly [arnPart: RegExp, members: readonly string[]])[] = [
  [/^arn:aws:ivs:.*:channel\//, ["channel.recordingConfigurationArn"]],
  // Deleted, and there for some seconds more.
  [/^arn:aws:ivs:.*:recording-configuration\//, ["goneAt"]],
  [/^arn:aws:mediatailor:.*:playbackConfiguration\//, ["logs.PercentEnabled"]],
  [/^arn:aws:mediatailor:.*:channel\//, ["logTypes", "modifiedAt"]],
  [/^arn:aws:mediapackage(-vod)?:/, ["egressLogGroup", "ingressLogGroup"]],
  [/^arn:aws:chime:.*:(app-instance|vc)\//, ["streaming"]],
];

/** Invariant 9: streams go on, resources stay, and of a resource nothing is changed but what releases the role. */
export const nothingButTheProcedure: Check = (trace) => [
  ...trace.changes
    .filter((change) => purposeOf(change) === undefined)
    .map((change) => `${tell(change)}, which is no part of any procedure`),
  ...trace.changes
    .filter((change) => change.operation === "UpdateChannel" && purposeOf(change) === "release")
    .filter(({ parameters = {} }) =>
      Object.keys(parameters).some((member) => !/^(arn|recordingConfigurationArn)$/.test(member)),
    )
    .map((change) => `${tell(change)}, which changes more than the recording`),
  ...losses(trace, trace.touches.slice(0, trace.touchesDuringMoves), trace.resourcesAfterMoves),
  ...losses(trace, trace.touches, trace.resources),
];

/** What is not as its owners left it, though no plan was to change it so. */
function losses(
  trace: Trace,
  touches: readonly Touch[],
  resources: readonly TrueResource[],
): readonly string[] {
  const left = new Map(touches.map((touch) => [touch.arn, touch]));
  return [...left.values()].flatMap(({ arn, state }) => {
    if (state === undefined) {
      return [];
    }
    const now = resources.find((resource) => resource.arn === arn)?.state;
    const isPlanned = isInAppliedPlan(trace, arn);
    if (now === undefined) {
      const isProcedure = isPlanned && arn.includes(":recording-configuration/");
      return isProcedure ? [] : [`${arn} is gone, and its owners did not remove it`];
    }
    const members = changeable.find(([part]) => part.test(arn))?.[1] ?? [];
    const isAsLeft = isPlanned ? isSame(without(now, members), without(state, members)) : isSame(now, state);
    return isAsLeft
      ? []
      : [`${arn} is ${JSON.stringify(now)}, and its owners left it as ${JSON.stringify(state)}`];
  });
}

function isInAppliedPlan({ runs, items }: Trace, arn: string): boolean {
  const isReleased = runs.some(
    ({ mode, release, plan, machine }) =>
      machine === "decommission-role" &&
      mode === "apply" &&
      release &&
      plan?.usages.some((usage) => usage.arn === arn) === true,
  );
  return isReleased || items.some(({ sk }) => sk.startsWith("receipt#") && sk.endsWith(`#${arn}`));
}

/** A copy without these members; one inside another is written with a dot. */
function without(value: unknown, members: readonly string[]): unknown {
  if (typeof value !== "object" || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !members.includes(name))
      .map(([name, inner]): [string, unknown] => [
        name,
        without(
          inner,
          members.flatMap((member) => (member.startsWith(`${name}.`) ? [member.slice(name.length + 1)] : [])),
        ),
      ]),
  );
}
