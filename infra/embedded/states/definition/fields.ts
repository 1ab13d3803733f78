import { isRecord, type JsonRecord } from "../json.ts";
import { expressionText, isExpression, isHalfExpression, syntaxProblem } from "../jsonata/expression.ts";

/** Fields of states, rules and catchers that may hold expressions. */
const EVALUATED = [
  "Arguments",
  "Assign",
  "Cause",
  "Condition",
  "Credentials",
  "Error",
  "HeartbeatSeconds",
  "ItemBatcher",
  "ItemSelector",
  "Items",
  "MaxConcurrency",
  "Output",
  "Seconds",
  "TimeoutSeconds",
  "Timestamp",
  "ToleratedFailureCount",
  "ToleratedFailurePercentage",
] as const;

/** Fields that only JSONPath states have. */
const JSON_PATH = [
  "CausePath",
  "ErrorPath",
  "HeartbeatSecondsPath",
  "InputPath",
  "ItemsPath",
  "MaxConcurrencyPath",
  "OutputPath",
  "Parameters",
  "Result",
  "ResultPath",
  "ResultSelector",
  "SecondsPath",
  "TimeoutSecondsPath",
  "TimestampPath",
  "ToleratedFailureCountPath",
  "ToleratedFailurePercentagePath",
] as const;

/** Says what is wrong with the expressions of a state, rule or catcher; each problem names its place. */
export function expressionProblems(holder: JsonRecord, path: string): readonly string[] {
  return EVALUATED.flatMap((field) => valueProblems(holder[field], `${path}/${field}`));
}

/** Names the JSONPath fields of a state, which this engine does not run. */
export function jsonPathProblems(state: JsonRecord, path: string): readonly string[] {
  return JSON_PATH.filter((field) => field in state).map(
    (field) => `${path}/${field}: only JSONata is supported, and ${field} is a field of JSONPath`,
  );
}

function valueProblems(value: unknown, path: string): readonly string[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => valueProblems(item, `${path}[${index}]`));
  }
  if (isRecord(value)) {
    return Object.entries(value).flatMap(([name, member]) => valueProblems(member, `${path}/${name}`));
  }
  if (typeof value !== "string") {
    return [];
  }
  if (isHalfExpression(value)) {
    return [`${path}: an expression must start with {% and end with %}, without anything around it`];
  }
  const problem = isExpression(value) ? syntaxProblem(expressionText(value)) : undefined;
  return problem === undefined ? [] : [`${path}: not a JSONata expression: ${problem}`];
}
