import { randomUUID } from "node:crypto";
import { TaskFailedError } from "../../../infra/embedded/states/engine.ts";
import { loadHandler } from "./handlers.ts";

/** Calls functions in this process. */
export interface Invoker {
  /** Calls the function with this ARN. Its errors pass through unchanged. */
  call(functionArn: string, payload: unknown): Promise<unknown>;
  /** The same for a state machine, which is told an error as Lambda would tell it. */
  invoke(functionArn: string, payload: unknown): Promise<unknown>;
  /** Resolves when no function is at work. */
  idle(): Promise<void>;
}

/**
 * Calls functions in this process as Lambda would: with JSON in and out.
 *
 * @param before run before each call
 */
export function createInvoker(before: () => Promise<void>): Invoker {
  const atWork = new Set<Promise<unknown>>();

  const call = async (functionArn: string, payload: unknown): Promise<unknown> => {
    await before();
    const functionName = functionArn.split(":").at(-1) ?? "";
    const handler = await loadHandler(functionName);
    const context = { functionName, invokedFunctionArn: functionArn, awsRequestId: randomUUID() };
    const result = await handler(JSON.parse(JSON.stringify(payload ?? null)), context);
    return result === undefined ? null : JSON.parse(JSON.stringify(result));
  };

  const counted = async (functionArn: string, payload: unknown): Promise<unknown> => {
    const work = call(functionArn, payload);
    atWork.add(work);
    try {
      return await work;
    } finally {
      atWork.delete(work);
    }
  };

  return {
    call: counted,
    invoke: (functionArn, payload) => counted(functionArn, payload).catch(asFunctionError),
    async idle() {
      await Promise.allSettled([...atWork]);
    },
  };
}

function asFunctionError(error: unknown): never {
  const { name, message } = error instanceof Error ? error : { name: "Error", message: String(error) };
  const envelope = { errorType: name, errorMessage: message, trace: [] };
  throw new TaskFailedError(name, JSON.stringify(envelope));
}
