import type { Check } from "../check.ts";

/** Has somebody thrown the kill switch? */
export const pause: Check = {
  id: "pause",
  title: "Kill switch",
  needs: "inventory",

  async run({ inventory, readAccount }) {
    if (inventory === undefined) {
      return [{ status: "skipped", summary: "There is no inventory that could be opened" }];
    }
    const account = await readAccount();
    const { paused, pausedReason } = await inventory.control.readPause(account);
    return paused
      ? [
          {
            status: "warn",
            summary: `rolecall is paused in ${account}: ${pausedReason ?? "no reason was given"}`,
            detail: "It looks and plans, and changes nothing: runs that want to are refused, or wait.",
            fix: "rolecall unpause, once the reason is over.",
          },
        ]
      : [{ status: "ok", summary: `rolecall is not paused in ${account}` }];
  },
};
