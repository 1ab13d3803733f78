import { join } from "node:path";

/** The name of the command's own table. */
export const TABLE_NAME = "rolecall-inventory";

/** Where the command keeps an account's table below its home. */
export function tableDirectory(home: string, account: string): string {
  return join(home, "aws", account, "table");
}
