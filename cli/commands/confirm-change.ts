import { refusedError, usageError } from "../errors/command-error.ts";
import type { Session } from "../session/session.ts";
import { readAccountAlias } from "./account-alias.ts";

/** What a person said about a change. */
export interface ChangeOptions {
  readonly yesAccount?: string | undefined;
}

/**
 * Lets a change go on only if a person, or a script by an id, says in which account it is meant: the wrong profile is
 * the commonest accident.
 *
 * @throws {CommandError} if they do not.
 */
export async function confirmChange(
  session: Session,
  what: string,
  { yesAccount }: ChangeOptions,
): Promise<void> {
  const { account } = await session.identity();
  if (yesAccount !== undefined) {
    if (yesAccount !== account) {
      throw refusedError(
        `--yes-account says ${yesAccount}, and these are credentials of ${account}; nothing was changed`,
        "Check AWS_PROFILE or --profile",
      );
    }
    return;
  }
  const { surroundings } = session;
  if (!surroundings.terminal.inIsTerminal) {
    throw usageError(
      "--apply needs somebody who types the account's alias, and there is no terminal",
      `In a script, say which account is meant: --yes-account ${account}`,
    );
  }
  const { alias, unread } = await readAccountAlias();
  if (unread !== undefined) {
    session.say(`The account's alias cannot be read (${unread}); its id will do`);
  }
  const word = alias ?? account;
  const named = alias === undefined ? `${account}, which has no alias` : `${account} (${alias})`;
  const typed = await surroundings.ask(`${what}\nAccount ${named}. Type ${word} to go on: `);
  if (typed?.trim() !== word) {
    throw refusedError(
      typed === undefined
        ? "Nobody answered; nothing was changed"
        : `That was not ${word}; nothing was changed`,
    );
  }
}
