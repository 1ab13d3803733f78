import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import * as v from "valibot";
import { type AccountOrder, AccountReady } from "./account-order.ts";

const Calls = v.array(v.object({ service: v.string(), operation: v.string() }));

/** An API call that reached an account. */
export type AccountCall = v.InferOutput<typeof Calls>[number];

/** An account that can be called; it goes when it is disposed of. */
export interface BenchAccount extends AsyncDisposable {
  /** What `AWS_ENDPOINT_URL` is to be. */
  readonly url: string;
  /** The calls since this was asked last, those of filling the account left out. */
  newCalls(): Promise<readonly AccountCall[]>;
}

/**
 * Starts an account in a process of its own, and fills it.
 *
 * @throws {Error} if it ends before it can be called; what it says is on standard error.
 */
export async function startAccount(order: AccountOrder): Promise<BenchAccount> {
  const child = fork(fileURLToPath(new URL("serve.ts", import.meta.url)), [JSON.stringify(order)]);
  const ended = once(child, "exit");
  const [told] = await Promise.race([once(child, "message"), ended]);
  const ready = v.safeParse(AccountReady, told);
  if (!ready.success) {
    throw new Error(`The account's process ended (${String(told)}) before it could be called`);
  }
  const { url } = ready.output;
  const readCalls = async () => {
    const answer = await fetch(`${url}/_rolecall/calls`);
    return v.parse(Calls, await answer.json());
  };
  let known = (await readCalls()).length;
  return {
    url,
    async newCalls() {
      const calls = await readCalls();
      const since = calls.slice(known);
      known = calls.length;
      return since;
    },
    async [Symbol.asyncDispose]() {
      child.disconnect();
      await ended;
    },
  };
}
