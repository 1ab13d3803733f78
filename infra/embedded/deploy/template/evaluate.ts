import { DeployError } from "../deploy-error.ts";
import { NO_VALUE, type Scope } from "./scope.ts";
import { substitute } from "./substitute.ts";
import { asList, asText, asTexts, pair } from "./values.ts";

type Intrinsic = (argument: unknown, scope: Scope) => unknown;

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html (read 2026-11-20) */
const INTRINSICS: Readonly<Record<string, Intrinsic>> = {
  Ref: (argument, scope) => scope.ref(asText(argument, "Ref")),

  "Fn::GetAtt": (argument, scope) => {
    const [logicalId, ...path] =
      typeof argument === "string" ? argument.split(".") : asTexts(evaluate(argument, scope), "Fn::GetAtt");
    return scope.attribute(logicalId ?? "", path.join("."));
  },

  "Fn::Sub": (argument, scope) => {
    const [text, variables] = typeof argument === "string" ? [argument, {}] : pair(argument, "Fn::Sub");
    return substitute(asText(text, "Fn::Sub"), evaluate(variables, scope), scope);
  },

  "Fn::Join": (argument, scope) => {
    const [delimiter, list] = pair(argument, "Fn::Join");
    return asTexts(evaluate(list, scope), "Fn::Join").join(asText(delimiter, "Fn::Join"));
  },

  "Fn::Split": (argument, scope) => {
    const [delimiter, text] = pair(argument, "Fn::Split");
    return asText(evaluate(text, scope), "Fn::Split").split(asText(delimiter, "Fn::Split"));
  },

  "Fn::Select": (argument, scope) => {
    const [index, list] = pair(argument, "Fn::Select");
    const items = asList(evaluate(list, scope), "Fn::Select");
    const at = Number(asText(evaluate(index, scope), "Fn::Select"));
    if (!(at in items)) {
      throw new DeployError(`Fn::Select: there is no item ${at} among ${items.length}`);
    }
    return items[at];
  },

  "Fn::If": (argument, scope) => {
    const [name, yes, no] = asList(argument, "Fn::If");
    return evaluate(scope.condition(asText(name, "Fn::If")) ? yes : no, scope);
  },
};

/**
 * Evaluates every intrinsic function in a value. Members and items that are `AWS::NoValue` are left out.
 *
 * @throws {DeployError} if a function is not known, or its argument is not what it takes.
 */
export function evaluate(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) {
    return value.map((item: unknown) => evaluate(item, scope)).filter((item) => item !== NO_VALUE);
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  const members = Object.entries(value);
  const [only] = members;
  if (only !== undefined && members.length === 1 && (only[0] === "Ref" || only[0].startsWith("Fn::"))) {
    const [name, argument] = only;
    const intrinsic = Object.hasOwn(INTRINSICS, name) ? INTRINSICS[name] : undefined;
    if (intrinsic === undefined) {
      throw new DeployError(`The intrinsic function ${name} is not known here`);
    }
    return intrinsic(argument, scope);
  }
  const evaluated = members.map(([name, member]): [string, unknown] => [name, evaluate(member, scope)]);
  return Object.fromEntries(evaluated.filter(([, member]) => member !== NO_VALUE));
}
