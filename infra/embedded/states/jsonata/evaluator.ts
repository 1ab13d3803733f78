import jsonata from "jsonata";
import { EvaluationFault } from "../faults.ts";
import { isRecord, type JsonRecord, toJson } from "../json.ts";
import { describeProblem, expressionText, isExpression } from "./expression.ts";
import { type FunctionSources, hasFunction, registerFunctions } from "./functions.ts";

/** Evaluates what a field of a state holds. */
export interface Evaluator {
  /**
   * The value with every expression in it replaced by its result.
   *
   * @param bindings variables by name, without the dollar sign; `states` among them
   * @param field name of the field, for the message, for example `Output`
   * @throws {EvaluationFault} if an expression fails, or gives nothing or a function.
   */
  evaluate(value: unknown, bindings: JsonRecord, field: string): Promise<unknown>;
}

/** An evaluator that compiles each expression once. */
export function createEvaluator(sources: FunctionSources): Evaluator {
  const compiled = new Map<string, jsonata.Expression>();

  const compile = (text: string) => {
    const known = compiled.get(text);
    if (known !== undefined) {
      return known;
    }
    const expression = jsonata(text);
    registerFunctions(expression, sources);
    compiled.set(text, expression);
    return expression;
  };

  const evaluateText = async (text: string, bindings: JsonRecord, field: string) => {
    const what = `The JSONata expression '${text}' specified for the field '${field}'`;
    let result: unknown;
    try {
      result = await compile(text).evaluate(undefined, bindings);
    } catch (error) {
      throw new EvaluationFault(field, `${what} threw an error during evaluation. ${describeProblem(error)}`);
    }
    if (result === undefined) {
      throw new EvaluationFault(field, `${what} returned nothing (undefined).`);
    }
    if (hasFunction(result)) {
      throw new EvaluationFault(field, `${what} returned an unsupported result type.`);
    }
    return toJson(result);
  };

  const evaluate = async (value: unknown, bindings: JsonRecord, field: string): Promise<unknown> => {
    if (isExpression(value)) {
      return evaluateText(expressionText(value), bindings, field);
    }
    if (Array.isArray(value)) {
      const items: unknown[] = [];
      for (const [index, item] of value.entries()) {
        items.push(await evaluate(item, bindings, `${field}[${index}]`));
      }
      return items;
    }
    if (isRecord(value)) {
      const members: [string, unknown][] = [];
      for (const [name, member] of Object.entries(value)) {
        members.push([name, await evaluate(member, bindings, `${field}/${name}`)]);
      }
      return Object.fromEntries(members);
    }
    return value;
  };

  return { evaluate };
}
