import type { ProgressView } from "./progress-view.ts";

/** What of a process tells that it ends. */
type Ending = Pick<NodeJS.Process, "pid" | "kill" | "on" | "off" | "listenerCount">;

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Stops a view however the process ends, so that the terminal gets its cursor back: by itself, by an error that nobody
 * caught, or by a signal that nobody else listens to, which ends the process all the same. SIGKILL leaves no time for it.
 */
export function stopOnExit(view: Pick<ProgressView, "stop">, process: Ending): Disposable {
  const onSignal = (signal: NodeJS.Signals) => {
    if (process.listenerCount(signal) > 1) {
      // Somebody else decides what becomes of the process, and stops the view when it is time.
      return;
    }
    view.stop();
    dispose();
    process.kill(process.pid, signal);
  };
  const onExit = () => view.stop();
  const dispose = () => {
    process.off("exit", onExit);
    for (const signal of SIGNALS) {
      process.off(signal, onSignal);
    }
  };
  process.on("exit", onExit);
  for (const signal of SIGNALS) {
    process.on(signal, onSignal);
  }
  return { [Symbol.dispose]: dispose };
}
