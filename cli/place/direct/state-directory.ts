import { join } from "node:path";
import type { Identity } from "../../session/identity.ts";

/**
 * Where rolecall keeps what it knows of an account when nothing is deployed: `ROLECALL_HOME`, or below `XDG_STATE_HOME`
 * where that is set, or `~/.rolecall`; one folder for each partition and account.
 *
 * @see https://specifications.freedesktop.org/basedir-spec/latest/ (as of 2026-11-28, from general knowledge)
 */
export function stateDirectory(
  env: Readonly<Record<string, string | undefined>>,
  home: string,
  { partition, account }: Pick<Identity, "partition" | "account">,
): string {
  return join(stateHome(env, home), partition, account);
}

function stateHome(env: Readonly<Record<string, string | undefined>>, home: string): string {
  const { ROLECALL_HOME: own = "", XDG_STATE_HOME: xdg = "" } = env;
  if (own !== "") {
    return own;
  }
  return xdg === "" ? join(home, ".rolecall") : join(xdg, "rolecall");
}
