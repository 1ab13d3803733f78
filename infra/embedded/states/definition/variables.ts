import type { JsonRecord } from "../json.ts";
import type { Flow, State } from "./model.ts";

const NAME = /^[\p{ID_Start}_][\p{ID_Continue}]*$/u;

/** Longest name of a variable, in characters. */
const LONGEST_NAME = 80;

/**
 * Says which assignments of a state are not allowed: names that are no identifiers, `states`, and names
 * that an outer scope assigns, since an inner scope reads those but cannot change them.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html (read 2026-11-20)
 */
export function variableProblems(state: State, path: string, outer: ReadonlySet<string>): readonly string[] {
  return assignments(state, path).flatMap(({ assign, place }) =>
    Object.keys(assign).flatMap((name) => {
      if (name === "states" || name.length > LONGEST_NAME || !NAME.test(name)) {
        return [`${place}: "${name}" cannot be the name of a variable`];
      }
      return outer.has(name) ? [`${place}: the variable "${name}" belongs to an outer scope`] : [];
    }),
  );
}

/** Names that the states of a flow assign, those inside Parallel and Map states left out. */
export function assignedNames(flow: Flow): ReadonlySet<string> {
  return new Set(
    Object.values(flow.States).flatMap((state) =>
      assignments(state, "").flatMap(({ assign }) => Object.keys(assign)),
    ),
  );
}

function assignments(state: State, path: string) {
  const holders: { readonly assign: JsonRecord | undefined; readonly place: string }[] = [
    { assign: "Assign" in state ? state.Assign : undefined, place: `${path}/Assign` },
  ];
  if (state.Type === "Choice") {
    holders.push(
      ...state.Choices.map(({ Assign }, index) => ({
        assign: Assign,
        place: `${path}/Choices[${index}]/Assign`,
      })),
    );
  }
  if ("Catch" in state) {
    holders.push(
      ...(state.Catch ?? []).map(({ Assign }, index) => ({
        assign: Assign,
        place: `${path}/Catch[${index}]/Assign`,
      })),
    );
  }
  return holders.flatMap(({ assign, place }) => (assign === undefined ? [] : [{ assign, place }]));
}
