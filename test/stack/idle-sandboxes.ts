import type { Sandbox } from "../../infra/sandbox/start-sandbox.ts";

/**
 * Sandboxes of nobody at the moment, each cleaned, by the parameters of their stack: starting functions anew for
 * every test costs most of its time.
 */
const idle = new Map<string, Sandbox[]>();

/** Takes one with these parameters, if there is one. */
export function takeIdle(parameters: string): Sandbox | undefined {
  return idle.get(parameters)?.pop();
}

/** Gives a cleaned one back. */
export function giveBack(parameters: string, sandbox: Sandbox): void {
  idle.set(parameters, [...(idle.get(parameters) ?? []), sandbox]);
}

/** Ends them all. */
export async function stopIdle(): Promise<void> {
  const sandboxes = [...idle.values()].flat();
  idle.clear();
  await Promise.all(sandboxes.map((sandbox) => sandbox.stop()));
}
