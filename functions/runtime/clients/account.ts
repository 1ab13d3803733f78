import type { AccountClient } from "@aws-sdk/client-account";
import { once, patience } from "./once.ts";

/** Account management, which knows the enabled Regions. */
export const accountClient: () => Promise<AccountClient> = once(async () => {
  const { AccountClient } = await import("@aws-sdk/client-account");
  return new AccountClient(patience);
});
