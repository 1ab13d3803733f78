import { join } from "node:path";
import { SANDBOX_ACCOUNT } from "../../../sandbox-options.ts";
import { callerEnvironment } from "../run/environment.ts";
import type { Rolecall } from "../run/rolecall.ts";
import { runNode } from "../run/run-node.ts";
import { temporaryFolder } from "../run/temporary-folder.ts";
import type { Contender } from "./contest.ts";

/** A floor. */
export function floorContender(file: string): Contender {
  return async (account) => {
    await using home = await temporaryFolder();
    const run = await runNode({ args: [file], environment: callerEnvironment(account.url, home.path) });
    return { ...run, calls: (await account.newCalls()).length };
  };
}

/** What a script says instead of typing the account's alias. */
const APPLY = ["--apply", "--yes-account", SANDBOX_ACCOUNT] as const;

/** `rolecall decommission` of all roles that fit a pattern. */
export function patternContender({ file }: Rolecall, pattern: string, roles: number): Contender {
  return async (account) => {
    await using home = await temporaryFolder();
    const environment = callerEnvironment(account.url, home.path);
    const args = [file, "--direct", "decommission", pattern, ...APPLY, "--max", String(roles)];
    const run = await runNode({ args, environment });
    return { ...run, calls: (await account.newCalls()).length };
  };
}

/** `rolecall decommission` of what was planned before; only what it then does counts. */
export function planContender({ file }: Rolecall, roleNames: readonly string[]): Contender {
  return async (account) => {
    await using home = await temporaryFolder();
    const environment = callerEnvironment(account.url, home.path);
    const plans = join(home.path, "plans.json");
    await runNode({ args: [file, "--direct", "plan", ...roleNames, "--out", plans], environment });
    await account.newCalls();
    const args = [file, "--direct", "decommission", "--plan", plans, ...APPLY];
    const run = await runNode({ args, environment });
    return { ...run, calls: (await account.newCalls()).length };
  };
}
