import { DeployError } from "../deploy-error.ts";
import { evaluate } from "./evaluate.ts";
import type { Scope } from "./scope.ts";
import { asList, asText, pair } from "./values.ts";

type Operator = (argument: unknown, holds: (expression: unknown) => boolean, scope: Scope) => boolean;

const OPERATORS: Readonly<Record<string, Operator>> = {
  "Fn::Equals": (argument, _, scope) => {
    const [left, right] = pair(evaluate(argument, scope), "Fn::Equals");
    return asText(left, "Fn::Equals") === asText(right, "Fn::Equals");
  },
  "Fn::And": (argument, holds) => asList(argument, "Fn::And").every(holds),
  "Fn::Or": (argument, holds) => asList(argument, "Fn::Or").some(holds),
  "Fn::Not": (argument, holds) => !asList(argument, "Fn::Not").every(holds),
  Condition: (argument, _, scope) => scope.condition(asText(argument, "Condition")),
};

/**
 * Answers whether a named condition of the template holds.
 *
 * @throws {DeployError} if there is no such condition, if conditions go in a circle, or if a function is not known.
 */
export function conditionReader(
  conditions: Readonly<Record<string, unknown>>,
  ref: Scope["ref"],
): (name: string) => boolean {
  const asked: string[] = [];

  const condition = (name: string): boolean => {
    if (!Object.hasOwn(conditions, name)) {
      throw new DeployError(`There is no condition "${name}"`);
    }
    if (asked.includes(name)) {
      throw new DeployError(`Conditions go in a circle: ${[...asked, name].join(", ")}`);
    }
    asked.push(name);
    try {
      return holds(conditions[name]);
    } finally {
      asked.pop();
    }
  };

  const scope: Scope = {
    ref,
    condition,
    attribute: (logicalId) => {
      throw new DeployError(`A condition cannot ask for an attribute of "${logicalId}"`);
    },
  };

  const holds = (expression: unknown): boolean => {
    const [only, ...rest] =
      typeof expression === "object" && expression !== null ? Object.entries(expression) : [];
    const operator = only !== undefined && Object.hasOwn(OPERATORS, only[0]) ? OPERATORS[only[0]] : undefined;
    if (only === undefined || operator === undefined || rest.length > 0) {
      throw new DeployError(`${JSON.stringify(expression)} is not a condition that is known here`);
    }
    return operator(only[1], holds, scope);
  };

  return condition;
}
