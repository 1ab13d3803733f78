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

/** The same, for clients that speak to one Region each. */
export function oncePerRegion<Client>(
  make: (region: string) => Promise<Client>,
): (region: string) => Promise<Client> {
  const made = new Map<string, Promise<Client>>();
  return (region) => {
    const client = made.get(region) ?? make(region);
    made.set(region, client);
    return client;
  };
}
