import type { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { once, settingsOf } from "./once.ts";

/** EventBridge in the function's own Region. */
export const eventBridgeClient: () => Promise<EventBridgeClient> = once(async () => {
  const { EventBridgeClient } = await import("@aws-sdk/client-eventbridge");
  return new EventBridgeClient(settingsOf("eventbridge"));
});
