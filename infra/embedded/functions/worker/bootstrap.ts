import { parentPort, workerData } from "node:worker_threads";
import { describeError } from "./describe-error.ts";
import { type Handler, loadHandler } from "./load-handler.ts";
import type { InvocationRequest, WorkerMessage, WorkerSettings } from "./messages.ts";
import { type ShownTime, shiftDate } from "./virtual-date.ts";

/** The thread in which a function runs: loads the handler once, then answers one invocation after another. */
async function run({ codeDirectory, handler }: WorkerSettings): Promise<void> {
  const showTime = shiftDate();
  captureOutput();
  process.on("uncaughtException", (error) => {
    tell({ kind: "crash", error: describeError(error) });
    process.exit(1);
  });
  process.on("unhandledRejection", (reason) => {
    const { errorMessage, trace } = describeError(reason);
    tell({ kind: "crash", error: { errorType: "Runtime.UnhandledPromiseRejection", errorMessage, trace } });
    process.exit(1);
  });
  parentPort?.once("message", async (shownTime: ShownTime) => {
    showTime(shownTime);
    try {
      const handle = await loadHandler(codeDirectory, handler);
      parentPort?.on("message", async (request: InvocationRequest) => {
        showTime(request.shownTime);
        tell(await answer(handle, request));
      });
      tell({ kind: "ready" });
    } catch (error) {
      tell({ kind: "crash", error: describeError(error) });
    }
  });
}

async function answer(
  handle: Handler,
  { event, timeoutMilliseconds, context }: InvocationRequest,
): Promise<WorkerMessage> {
  const deadline = performance.now() + timeoutMilliseconds;
  const getRemainingTimeInMillis = () => Math.max(0, Math.round(deadline - performance.now()));
  try {
    const result = await handle(JSON.parse(event), { ...context, getRemainingTimeInMillis });
    return { kind: "result", payload: stringify(result) };
  } catch (error) {
    return { kind: "failure", error: describeError(error) };
  }
}

function stringify(result: unknown): string {
  try {
    return JSON.stringify(result === undefined ? null : result) ?? "null";
  } catch {
    throw new Error("Unable to stringify response body");
  }
}

/** Sends output through the same port as answers, so that a function's lines are there before its answer is. */
function captureOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.write = (chunk: string | Uint8Array, ...rest: readonly unknown[]) => {
      tell({ kind: "log", text: typeof chunk === "string" ? chunk : Buffer.from(chunk).toString() });
      const done = rest.find((argument) => typeof argument === "function");
      done?.();
      return true;
    };
  }
}

function tell(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

await run(workerData);
