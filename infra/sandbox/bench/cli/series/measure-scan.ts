import type { AccountOrder } from "../account/account-order.ts";
import { startAccount } from "../account/start-account.ts";
import { callerEnvironment } from "../run/environment.ts";
import type { Rolecall } from "../run/rolecall.ts";
import { runNode } from "../run/run-node.ts";
import { temporaryFolder } from "../run/temporary-folder.ts";
import type { Series, SeriesPoint } from "./series.ts";

/** Measures a first `rolecall scan`, which has to read every role itself, for these numbers of roles. */
export async function measureScan(
  { file }: Rolecall,
  floor: string,
  order: AccountOrder,
  counts: readonly number[],
): Promise<Series> {
  const points: SeriesPoint[] = [];
  for (const roles of counts) {
    await using account = await startAccount({ ...order, unusedRoles: roles });
    await using home = await temporaryFolder();
    const environment = callerEnvironment(account.url, home.path);
    points.push({
      roles,
      floor: await runNode({ args: [floor], environment }),
      rolecall: await runNode({ args: [file, "--direct", "scan", "--output", "json"], environment }),
    });
  }
  return { what: "scan", points };
}
