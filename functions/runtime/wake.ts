import type { SFNClient } from "@aws-sdk/client-sfn";

const NOBODY_WAITS = ["TaskTimedOut", "TaskDoesNotExist", "InvalidToken"];

/** Wakes runs that wait with a token. That nobody waits any more is an answer, not a failure. */
export function waker(client: () => Promise<SFNClient>): (token: string) => Promise<void> {
  return async (taskToken) => {
    const { SendTaskSuccessCommand } = await import("@aws-sdk/client-sfn");
    try {
      await (await client()).send(new SendTaskSuccessCommand({ taskToken, output: "{}" }));
    } catch (error) {
      if (!(error instanceof Error && NOBODY_WAITS.includes(error.name))) {
        throw error;
      }
    }
  };
}
