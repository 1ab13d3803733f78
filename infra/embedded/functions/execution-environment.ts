import { Worker } from "node:worker_threads";
import type { ErrorEnvelope, FunctionDefinition, Invocation } from "./function-definition.ts";
import { exited, outOfMemory, timedOut, tooLarge } from "./lambda-words.ts";
import { describeError } from "./worker/describe-error.ts";
import type {
  InvocationContext,
  InvocationRequest,
  WorkerMessage,
  WorkerSettings,
} from "./worker/messages.ts";
import type { ShownTime } from "./worker/virtual-date.ts";

/** One worker thread that runs one function, one invocation at a time. */
export interface ExecutionEnvironment {
  /** False once it crashed, ran out of time or memory, or was ended. */
  isUsable(): boolean;
  /** Runs the handler once; a first invocation loads it before. */
  invoke(event: string, context: InvocationContext, shownTime: ShownTime): Promise<Invocation>;
  end(): Promise<void>;
}

/** Lambda gives the loading of a handler ten seconds, and then the function's own time once more. */
const INITIALISATION_MILLISECONDS = 10_000;

/** With more, V8 sometimes notices so late that the memory is used up that it ends the whole process (Node.js 24.9). */
const YOUNG_GENERATION_MEGABYTES = 16;

/** Starts a worker with nothing but the given environment; it does not keep the process alive while idle. */
export function startEnvironment(
  { codeDirectory, handler, timeoutSeconds, memoryMegabytes }: FunctionDefinition,
  variables: Readonly<Record<string, string>>,
  log: (text: string) => void,
): ExecutionEnvironment {
  const settings: WorkerSettings = { codeDirectory, handler };
  const worker = new Worker(new URL("./worker/bootstrap.ts", import.meta.url), {
    workerData: settings,
    env: { ...variables },
    execArgv: [],
    // Kept from this process's own output, and never read: that would keep the process alive. The worker sends its lines.
    stdout: true,
    stderr: true,
    resourceLimits: {
      maxOldGenerationSizeMb: memoryMegabytes,
      maxYoungGenerationSizeMb: YOUNG_GENERATION_MEGABYTES,
    },
  });
  worker.unref();
  let usable = true;
  let ready = false;
  let requestId = "";
  let settle: ((answer: WorkerMessage) => void) | undefined;

  const finish = (message: WorkerMessage) => {
    const waiting = settle;
    settle = undefined;
    waiting?.(message);
  };
  const crash = (error: ErrorEnvelope) => {
    usable = false;
    finish({ kind: "crash", error });
  };
  worker.on("message", (message: WorkerMessage) => {
    if (message.kind === "log") {
      log(message.text);
    } else {
      usable &&= message.kind !== "crash";
      finish(message);
    }
  });
  worker.on("error", (error) => {
    const isMemory = "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
    crash(isMemory ? outOfMemory(requestId) : describeError(error));
  });
  worker.on("exit", (exitCode) => crash(exited(requestId, exitCode)));

  /** Sends to the worker and waits for what it says next; it is ended if it says nothing in time. */
  const ask = async (
    message: InvocationRequest | ShownTime,
    withinMilliseconds: number,
  ): Promise<WorkerMessage> => {
    const { promise, resolve } = Promise.withResolvers<WorkerMessage>();
    settle = resolve;
    const alarm = setTimeout(() => {
      crash(timedOut(requestId, timeoutSeconds));
      worker.terminate();
    }, withinMilliseconds);
    worker.postMessage(message);
    const answer = await promise;
    clearTimeout(alarm);
    return answer;
  };

  return {
    isUsable: () => usable,

    async invoke(event, context, shownTime) {
      requestId = context.awsRequestId;
      const timeoutMilliseconds = timeoutSeconds * 1000;
      worker.ref();
      if (!ready) {
        const answer = await ask(shownTime, INITIALISATION_MILLISECONDS + timeoutMilliseconds);
        if (answer.kind !== "ready") {
          return toInvocation(answer);
        }
        ready = true;
      }
      const answer = await ask({ event, context, shownTime, timeoutMilliseconds }, timeoutMilliseconds);
      worker.unref();
      return toInvocation(answer);
    },

    async end() {
      usable = false;
      await worker.terminate();
    },
  };
}

function toInvocation(answer: WorkerMessage): Invocation {
  switch (answer.kind) {
    case "result": {
      const error = tooLarge(answer.payload);
      return error === undefined
        ? { payload: JSON.parse(answer.payload) }
        : { functionError: "Unhandled", payload: error };
    }
    case "failure":
    case "crash":
      return { functionError: "Unhandled", payload: answer.error };
    case "ready":
    case "log":
      throw new Error(`The worker said ${answer.kind} when its answer was due`);
  }
}
