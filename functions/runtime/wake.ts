import type { SFNClient } from "@aws-sdk/client-sfn";

/** Step Functions' words for a token that nobody waits for any more (API_SendTaskSuccess, read 2026-11-21). */
const NOBODY_WAITS = ["TaskTimedOut", "TaskDoesNotExist", "InvalidToken"] as const;

/** Lets a run that waits look again. That nobody waits any more is an answer, not a failure. */
export function waker(client: () => Promise<SFNClient>): (token: string) => Promise<void> {
  return async (taskToken) => {
    const { SendTaskSuccessCommand } = await import("@aws-sdk/client-sfn");
    try {
      await (await client()).send(new SendTaskSuccessCommand({ taskToken, output: "{}" }));
    } catch (error) {
      if (!(error instanceof Error && NOBODY_WAITS.some((name) => name === error.name))) {
        throw error;
      }
    }
  };
}
