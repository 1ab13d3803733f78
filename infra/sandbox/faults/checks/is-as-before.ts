import type { KeptReceipt } from "../../../../functions/inventory/receipts.ts";
import type { Scene } from "../scene/scene.ts";

/** Says what is not set as it was before it was released, after everything was restored. */
export async function isAsBefore(
  { owners, settings }: Scene,
  receipts: readonly KeptReceipt[],
): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const [arn, before] of settings) {
    const now =
      receipts.find((receipt) => receipt.arn === arn && receipt.replacedBy !== undefined)?.replacedBy ?? arn;
    const current = await owners.ownerOf(now).settings(now);
    if (JSON.stringify(current) !== JSON.stringify(before)) {
      problems.push(`${now} is set to ${JSON.stringify(current)}, and was set to ${JSON.stringify(before)}`);
    }
  }
  return problems;
}
