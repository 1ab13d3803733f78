import type { ClientSettings } from "../../services/port.ts";

/**
 * A Region that does not answer must not hold up the others: after these times a call counts as failed
 * and the SDK tries again, three attempts in all.
 */
export const patience: ClientSettings = {
  requestHandler: { connectionTimeout: 3_000, requestTimeout: 10_000 },
  maxAttempts: 3,
};

/** Services of which a place can have one of its own. */
export type OwnService = "dynamodb" | "eventbridge" | "sfn" | "sns";

const own: Partial<Record<OwnService, object>> = {};

/**
 * Says what the place where the functions run adds to their clients: to all of them, and to those of services that it
 * has itself. Nothing in Lambda; in a terminal the caller's credentials and the embedded engines. Called before the
 * first client is made.
 */
export function settleClients(all: ClientSettings, ofService: Partial<Record<OwnService, object>>): void {
  Object.assign(patience, all);
  Object.assign(own, ofService);
}

/** What clients of a service are made with, of which the place may have one of its own. */
export function settingsOf(service: OwnService): ClientSettings {
  return { ...patience, ...own[service] };
}

/** Makes a client on first use and keeps it for as long as the function lives. */
export function once<Client>(make: () => Promise<Client>): () => Promise<Client> {
  let made: Promise<Client> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
