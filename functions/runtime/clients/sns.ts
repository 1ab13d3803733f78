import type { SNSClient } from "@aws-sdk/client-sns";
import { once, settingsOf } from "./once.ts";

/** SNS in the function's own Region. */
export const snsClient: () => Promise<SNSClient> = once(async () => {
  const { SNSClient } = await import("@aws-sdk/client-sns");
  return new SNSClient(settingsOf("sns"));
});
