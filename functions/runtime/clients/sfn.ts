import type { SFNClient } from "@aws-sdk/client-sfn";
import { once, settingsOf } from "./once.ts";

/** Step Functions in the function's own Region. */
export const sfnClient: () => Promise<SFNClient> = once(async () => {
  const { SFNClient } = await import("@aws-sdk/client-sfn");
  return new SFNClient(settingsOf("sfn"));
});
