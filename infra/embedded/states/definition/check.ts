import { isRecord } from "../json.ts";
import { isExpression } from "../jsonata/expression.ts";
import { expressionProblems } from "./fields.ts";
import type { Flow, MapState, State } from "./model.ts";
import { readResource } from "./resource.ts";
import { parseTimestamp } from "./timestamp.ts";
import { assignedNames, variableProblems } from "./variables.ts";

/** What a check takes for granted. */
export interface CheckOptions {
  /**
   * True for a recorded machine, which AWS has accepted and whose tasks are replayed: only where its states
   * lead is checked, not what they evaluate, assign and call.
   */
  readonly isRecorded: boolean;
}

/** Says what is wrong with a flow whose form is right: where it leads, what it evaluates, what it calls. */
export function flowProblems(
  flow: Flow,
  path: string,
  options: CheckOptions,
  outer: ReadonlySet<string> = new Set(),
): readonly string[] {
  const problems = Object.hasOwn(flow.States, flow.StartAt)
    ? []
    : [`${path}/StartAt: no state is called "${flow.StartAt}"`];
  const inner = new Set([...outer, ...assignedNames(flow)]);
  const reached = new Set([flow.StartAt]);
  for (const [name, state] of Object.entries(flow.States)) {
    const place = `${path}/States/${name}`;
    for (const { next, where } of successors(state, place)) {
      reached.add(next);
      if (!Object.hasOwn(flow.States, next)) {
        problems.push(`${where}: no state is called "${next}"`);
      }
    }
    problems.push(
      ...endingProblems(state, place),
      ...(options.isRecorded ? [] : contentProblems(state, place, outer)),
      ...innerFlows(state, place).flatMap((part) =>
        flowProblems(part.flow, part.path, options, part.sharesVariables ? inner : new Set()),
      ),
    );
  }
  const lost = Object.keys(flow.States).filter((name) => !reached.has(name));
  return [...problems, ...lost.map((name) => `${path}/States/${name}: no state leads here`)];
}

function contentProblems(state: State, path: string, outer: ReadonlySet<string>): readonly string[] {
  return [
    ...holders(state, path).flatMap(([holder, where]) => expressionProblems(holder, where)),
    ...variableProblems(state, path, outer),
    ...recoveryProblems(state, path),
    ...typeProblems(state, path),
  ];
}

/** The processor of a Map, whatever it is called. */
export function processorOf(state: MapState) {
  return state.ItemProcessor ?? state.Iterator;
}

function successors(state: State, path: string) {
  const found: { readonly next: string; readonly where: string }[] = [];
  if ("Next" in state && state.Next !== undefined) {
    found.push({ next: state.Next, where: `${path}/Next` });
  }
  if (state.Type === "Choice") {
    found.push(
      ...state.Choices.map(({ Next }, index) => ({ next: Next, where: `${path}/Choices[${index}]/Next` })),
    );
    if (state.Default !== undefined) {
      found.push({ next: state.Default, where: `${path}/Default` });
    }
  }
  if ("Catch" in state) {
    found.push(
      ...(state.Catch ?? []).map(({ Next }, index) => ({
        next: Next,
        where: `${path}/Catch[${index}]/Next`,
      })),
    );
  }
  return found;
}

function endingProblems(state: State, path: string): readonly string[] {
  if (state.Type === "Choice" || state.Type === "Succeed" || state.Type === "Fail") {
    return [];
  }
  if (state.Next === undefined && state.End !== true) {
    return [`${path}: either Next or End is missing`];
  }
  return state.Next !== undefined && state.End === true ? [`${path}: Next and End exclude each other`] : [];
}

function holders(state: State, path: string) {
  const found: [Readonly<Record<string, unknown>>, string][] = [[{ ...state }, path]];
  if (state.Type === "Choice") {
    found.push(
      ...state.Choices.map((rule, index): (typeof found)[number] => [
        { ...rule },
        `${path}/Choices[${index}]`,
      ]),
    );
  }
  if ("Catch" in state) {
    found.push(
      ...(state.Catch ?? []).map((one, index): (typeof found)[number] => [
        { ...one },
        `${path}/Catch[${index}]`,
      ]),
    );
  }
  return found;
}

function recoveryProblems(state: State, path: string): readonly string[] {
  const lists = [
    ["Retry", "Retry" in state ? (state.Retry ?? []) : []],
    ["Catch", "Catch" in state ? (state.Catch ?? []) : []],
  ] as const;
  return lists.flatMap(([field, list]) =>
    list.flatMap(({ ErrorEquals }, index) => {
      if (!ErrorEquals.includes("States.ALL")) {
        return [];
      }
      const place = `${path}/${field}[${index}]/ErrorEquals`;
      return [
        ...(ErrorEquals.length > 1 ? [`${place}: States.ALL must stand alone`] : []),
        ...(index < list.length - 1 ? [`${place}: States.ALL must come last`] : []),
      ];
    }),
  );
}

function typeProblems(state: State, path: string): readonly string[] {
  switch (state.Type) {
    case "Task":
      return readResource(state.Resource) !== undefined
        ? []
        : [`${path}/Resource: nothing here performs "${state.Resource}"`];
    case "Wait":
      if ((state.Seconds === undefined) === (state.Timestamp === undefined)) {
        return [`${path}: exactly one of Seconds and Timestamp is expected`];
      }
      return state.Timestamp === undefined ||
        isExpression(state.Timestamp) ||
        parseTimestamp(state.Timestamp) !== undefined
        ? []
        : [`${path}/Timestamp: not an ISO 8601 instant`];
    case "Map": {
      const { Items } = state;
      const isList = Items === undefined || Array.isArray(Items) || isRecord(Items) || isExpression(Items);
      return [
        ...(isList ? [] : [`${path}/Items: an array or an expression is expected`]),
        ...((state.ItemProcessor === undefined) === (state.Iterator === undefined)
          ? [`${path}: exactly one of ItemProcessor and Iterator is expected`]
          : []),
        ...(state.ItemBatcher !== undefined && processorOf(state)?.ProcessorConfig?.Mode !== "DISTRIBUTED"
          ? [`${path}/ItemBatcher: only a DISTRIBUTED Map makes batches`]
          : []),
      ];
    }
    default:
      return [];
  }
}

/** A distributed Map's child executions do not see the variables around them. */
function innerFlows(state: State, path: string) {
  if (state.Type === "Parallel") {
    return state.Branches.map((flow, index) => ({
      flow,
      path: `${path}/Branches[${index}]`,
      sharesVariables: true,
    }));
  }
  const flow = state.Type === "Map" ? processorOf(state) : undefined;
  if (flow === undefined) {
    return [];
  }
  const sharesVariables = flow.ProcessorConfig?.Mode !== "DISTRIBUTED";
  return [{ flow, path: `${path}/ItemProcessor`, sharesVariables }];
}
