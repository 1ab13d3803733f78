import type { EventBridgeClient } from "@aws-sdk/client-eventbridge";

/** `source` of every event on rolecall's own bus. */
const SOURCE = "rolecall";

/**
 * Publishes on rolecall's own bus.
 *
 * @throws if EventBridge did not take the event: its own code and message. Trying again helps.
 */
export function publisher(client: () => Promise<EventBridgeClient>, EventBusName: string) {
  return async (what: string, detail: Readonly<Record<string, unknown>>): Promise<void> => {
    const { PutEventsCommand } = await import("@aws-sdk/client-eventbridge");
    const entry = { EventBusName, Source: SOURCE, DetailType: what, Detail: JSON.stringify(detail) };
    const { Entries = [] } = await (await client()).send(new PutEventsCommand({ Entries: [entry] }));
    const refused = Entries.find(({ ErrorCode }) => ErrorCode !== undefined);
    if (refused !== undefined) {
      throw new Error(`EventBridge refused "${what}": ${refused.ErrorCode} ${refused.ErrorMessage ?? ""}`);
    }
  };
}
