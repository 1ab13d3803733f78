import type { Check, CheckResult } from "../check.ts";
import { readClocks } from "../read-clocks.ts";

/**
 * How far a signature's time may be from AWS's: five minutes.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html (as quoted at repost.aws, read 2026-11-28)
 */
const MOST_SECONDS = 5 * 60;

/** Worth a word: clocks that are kept right differ by less than a second. */
const NOTABLE_SECONDS = 60;

/** Is this machine's clock right? */
export const clock: Check = {
  id: "clock",
  title: "Clock",
  needs: "nothing",

  async run({ clients, credentials }) {
    try {
      await credentials();
    } catch {
      // What is wrong with them, the check of the credentials says.
      return [
        { status: "skipped", summary: "Without credentials nothing can be asked that tells AWS's time" },
      ];
    }
    const { ours, theirs } = await readClocks(await clients.sts());
    return [judge((ours.getTime() - theirs.getTime()) / 1000)];
  },
};

function judge(aheadSeconds: number): CheckResult {
  const seconds = Math.abs(Math.round(aheadSeconds));
  const way = aheadSeconds > 0 ? "ahead of" : "behind";
  const summary = `This machine's clock is ${seconds} seconds ${way} AWS's`;
  if (seconds < NOTABLE_SECONDS) {
    return { status: "ok", summary: seconds <= 1 ? "This machine's clock is right" : summary };
  }
  const isTooFar = seconds > MOST_SECONDS;
  return {
    status: isTooFar ? "fail" : "warn",
    summary,
    detail: isTooFar
      ? `AWS refuses signatures that are more than ${MOST_SECONDS} seconds off; the SDK corrects some of them, other tools do not.`
      : `AWS refuses signatures that are more than ${MOST_SECONDS} seconds off.`,
    fix: "Let the machine keep its time: timedatectl set-ntp true on Linux, sudo sntp -sS time.apple.com on macOS, w32tm /resync on Windows.",
  };
}
