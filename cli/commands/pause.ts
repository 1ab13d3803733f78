import { EXIT, type ExitCode } from "../exit-code.ts";
import { pauseRequest } from "../place/direct/pause-request.ts";
import { stateDirectory } from "../place/direct/state-directory.ts";
import type { Session } from "../session/session.ts";

/** `rolecall pause`: nothing is changed in the account from now on, whoever is at work. */
export async function pause(
  session: Session,
  options: { readonly reason?: string | undefined },
): Promise<ExitCode> {
  const identity = await session.identity();
  const reason = options.reason ?? `by ${identity.arn}`;
  try {
    const place = await session.open();
    await place.inventory.control.writePause(identity.account, { paused: true, reason });
  } catch (error) {
    if (!(error instanceof Error && error.name === "TableFileInUseError")) {
      throw error;
    }
    const { env, home } = session.surroundings;
    await pauseRequest(stateDirectory(env, home, identity)).leave(reason);
    session.say("Another rolecall is at work on this machine: it pauses before its next step");
  }
  session.say(`rolecall is paused in ${identity.account} (${reason}); rolecall unpause lets it go on`);
  return EXIT.done;
}

/** `rolecall unpause`: changes may be made again. */
export async function unpause(session: Session): Promise<ExitCode> {
  const { account } = await session.identity();
  const place = await session.open();
  const { paused } = await place.inventory.control.readPause(account);
  await place.inventory.control.writePause(account, { paused: false });
  session.say(
    paused ? `rolecall is not paused in ${account} any more` : `rolecall was not paused in ${account}`,
  );
  return EXIT.done;
}
