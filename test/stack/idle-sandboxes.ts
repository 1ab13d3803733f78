import type { Sandbox } from "../../infra/sandbox/start-sandbox.ts";

/** Sandboxes of nobody at the moment, each cleaned: starting functions anew for every test costs most of its time. */
export const idle: Sandbox[] = [];

/** Ends them all. */
export async function stopIdle(): Promise<void> {
  await Promise.all(idle.splice(0).map((sandbox) => sandbox.stop()));
}
