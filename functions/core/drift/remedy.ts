import { OBSERVE, type Response, type Rule } from "../policy.ts";
import type { Choice } from "./choose-rule.ts";
import type { Action, FindingKind, Judgement } from "./finding.ts";

const ACTIONS: Readonly<Partial<Record<FindingKind, Action>>> = {
  unexpected: "decommission",
  unused: "decommission",
  missing: "recreate",
  "description-drift": "put-back",
  "tag-drift": "put-back",
};

/** Says what follows a finding of this kind, and why that or why not. */
export function remedyOf(
  kind: FindingKind,
  { rule, certain, why }: Pick<Choice, "rule" | "certain" | "why">,
  isProtected: boolean,
): Pick<Judgement, "remedy" | "why"> {
  const action = ACTIONS[kind];
  const because = why.charAt(0).toUpperCase() + why.slice(1);
  if (action === undefined) {
    return { why: `${because}. A finding of this kind is only reported.` };
  }
  const response = responseOf(kind, rule);
  if (!certain || response === "report") {
    const saysSo = certain && rule.name !== OBSERVE.name;
    return { why: `${because}. It is only reported${saysSo ? ", as that rule says" : ""}.` };
  }
  if (action === "decommission" && rule.state === "required") {
    return { why: `${because}. A required role is never decommissioned.` };
  }
  if (action === "decommission" && isProtected) {
    return { why: `${because}. It is only reported: the role is protected.` };
  }
  const verb = VERBS[action];
  return {
    remedy: { action, response },
    why: `${because}. It is to be ${verb}${response === "approve" ? " once somebody approves" : ""}.`,
  };
}

const VERBS = {
  decommission: "decommissioned",
  recreate: "made again",
  "put-back": "put back",
} as const satisfies Record<Action, string>;

function responseOf(kind: FindingKind, { unexpected, unused, missing, drift }: Rule): Response {
  switch (kind) {
    case "unexpected":
      return unexpected;
    case "unused":
      return unused;
    case "missing":
      return missing;
    case "description-drift":
    case "tag-drift":
      return drift;
    default:
      return "report";
  }
}
