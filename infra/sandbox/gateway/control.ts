import type { RawAnswer } from "./operation.ts";
import type { WireRequest } from "./wire.ts";

/** Answers one control request; undefined if it does not know the path. `body` is parsed JSON, undefined if empty. */
export type ControlHook = (
  method: string,
  path: string,
  body: unknown,
) => Promise<{ readonly status: number; readonly body: unknown }> | undefined;

const json = (status: number, body: unknown): RawAnswer => ({
  status,
  headers: { "content-type": "application/json" },
  body: `${JSON.stringify(body)}\n`,
});

/** Parsed JSON, or the reason why it cannot be. */
const parse = (text: string): { readonly body: unknown } | { readonly problem: string } => {
  try {
    return { body: text.trim() === "" ? undefined : JSON.parse(text) };
  } catch (error) {
    return { problem: `The body is not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
};

/**
 * Answers everything under `/_rolecall/`. Not inside `clock.busy`: settling moves the clock, and would wait
 * for itself.
 */
export function createControl(hook: ControlHook | undefined) {
  return async ({ method, path, body }: WireRequest): Promise<RawAnswer> => {
    const parsed = parse(body.toString());
    if ("problem" in parsed) {
      return json(400, { message: parsed.problem });
    }
    try {
      const answer = await hook?.(method, path, parsed.body);
      return answer === undefined
        ? json(404, { message: `Nothing is here: ${method} ${path}` })
        : json(answer.status, answer.body);
    } catch (error) {
      return json(500, { message: error instanceof Error ? error.message : String(error) });
    }
  };
}
