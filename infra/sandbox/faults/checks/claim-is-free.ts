import * as v from "valibot";
import { claimKey } from "../../../../functions/inventory/keys.ts";
import { openStore } from "../../../../functions/inventory/store.ts";
import type { StageSandbox } from "../scene/stage-sandbox.ts";

const Claim = v.looseObject({ runId: v.optional(v.string()), until: v.optional(v.string()) });

/** Says which of these runs still holds the role: a claim that has expired is nobody's. */
export async function claimIsFree(
  { sandbox, table, tableName }: StageSandbox,
  roleName: string,
  runIds: readonly string[],
): Promise<readonly string[]> {
  const item = await openStore(async () => table, tableName).get(claimKey(sandbox.account, roleName));
  const { runId, until = "" } = v.parse(Claim, item ?? {});
  return runId !== undefined && runIds.includes(runId) && until > sandbox.clock.now().toISOString()
    ? [`Run ${runId} still claims the role`]
    : [];
}
