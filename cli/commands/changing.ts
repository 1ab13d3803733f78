import { refusedError } from "../errors/command-error.ts";
import type { Place } from "../place/place.ts";

/**
 * Lets a change that the command makes itself go on only while nobody has paused rolecall; asked right before it.
 *
 * @throws {CommandError} if somebody has.
 */
export async function refuseIfPaused({ inventory, account }: Place): Promise<void> {
  const { paused, pausedReason } = await inventory.control.readPause(account);
  if (paused) {
    throw refusedError(
      `rolecall is paused in ${account} (${pausedReason ?? "no reason was given"}); nothing was changed`,
      "rolecall unpause lets it go on",
    );
  }
}
