/**
 * A Region that does not answer must not hold up the others: after these times a call counts as failed
 * and the SDK tries again, three attempts in all.
 */
export const patience = {
  requestHandler: { connectionTimeout: 3_000, requestTimeout: 10_000 },
  maxAttempts: 3,
} as const;

/** Makes a client on first use and keeps it for as long as the function lives. */
export function once<Client>(make: () => Promise<Client>): () => Promise<Client> {
  let made: Promise<Client> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
