import { iamClient } from "../../functions/runtime/clients/iam.ts";
import { describeFailure } from "../../functions/services/failures.ts";

/** An account's alias, as far as the caller may read it; no alias is no failure. */
export interface AccountAlias {
  readonly alias?: string;
  /** Why it could not be read. */
  readonly unread?: string;
}

/** Reads the alias of the account. Never throws: nothing depends on it. */
export async function readAccountAlias(): Promise<AccountAlias> {
  const { ListAccountAliasesCommand } = await import("@aws-sdk/client-iam");
  try {
    const { AccountAliases = [] } = await (await iamClient()).send(new ListAccountAliasesCommand({}));
    const [alias] = AccountAliases;
    return alias === undefined ? {} : { alias };
  } catch (error) {
    return { unread: describeFailure(error) };
  }
}
