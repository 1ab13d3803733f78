import { SANDBOX_ACCOUNT } from "../../../sandbox-options.ts";
import type { AccountOrder } from "../account/account-order.ts";
import { startAccount } from "../account/start-account.ts";
import { keepRecords } from "../records/keep-records.ts";
import { callerEnvironment, rolecallHome } from "../run/environment.ts";
import type { Rolecall } from "../run/rolecall.ts";
import { runNode } from "../run/run-node.ts";
import { temporaryFolder } from "../run/temporary-folder.ts";
import type { Series, SeriesPoint } from "./series.ts";

/** The commands that print what is kept, by what they are called here. */
const COMMANDS = {
  inventory: ["inventory", "--output", "json"],
  "report, HTML": ["report", "--html", "-"],
} as const;

/** Measures the commands that print what is kept, for these numbers of records. */
export async function measureKept(
  { file }: Rolecall,
  floor: string,
  order: AccountOrder,
  counts: readonly number[],
): Promise<readonly Series[]> {
  await using account = await startAccount(order);
  const measured = new Map<string, SeriesPoint[]>();
  for (const roles of counts) {
    await using home = await temporaryFolder();
    await keepRecords(rolecallHome(home.path), SANDBOX_ACCOUNT, roles);
    const environment = callerEnvironment(account.url, home.path);
    for (const [what, command] of Object.entries(COMMANDS)) {
      const point = {
        roles,
        floor: await runNode({ args: [floor], environment }),
        rolecall: await runNode({ args: [file, "--direct", ...command], environment }),
      };
      measured.set(what, [...(measured.get(what) ?? []), point]);
    }
  }
  return [...measured].map(([what, points]) => ({ what, points }));
}
