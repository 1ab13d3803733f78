import jsonata from "jsonata";

/** True for a string that Step Functions evaluates: `{%` … `%}`, with nothing before or after. */
export function isExpression(value: unknown): value is string {
  return typeof value === "string" && value.length >= 4 && value.startsWith("{%") && value.endsWith("%}");
}

/** True for a string that opens or closes an expression, but not both. */
export function isHalfExpression(value: string): boolean {
  const opens = value.startsWith("{%");
  const closes = value.endsWith("%}");
  return opens !== closes || (opens && value.length < 4);
}

/** The JSONata text inside the delimiters, as AWS quotes it. */
export function expressionText(expression: string): string {
  return expression.slice(2, -2).trim();
}

/** Says what is wrong with the syntax of JSONata text, if anything is. */
export function syntaxProblem(text: string): string | undefined {
  try {
    jsonata(text);
    return undefined;
  } catch (error) {
    return describeProblem(error);
  }
}

/** The code and message of an error thrown by JSONata, which throws plain objects as well as errors. */
export function describeProblem(error: unknown): string {
  const { code, message } = typeof error === "object" && error !== null ? readProblem(error) : {};
  return [code, message ?? String(error)].filter((part) => part !== undefined).join(": ");
}

function readProblem(error: object): { readonly code?: string; readonly message?: string } {
  return {
    ...("code" in error && typeof error.code === "string" ? { code: error.code } : {}),
    ...("message" in error && typeof error.message === "string" ? { message: error.message } : {}),
  };
}
