/** Makes clients that speak to one Region each, on first use, and keeps them. */
export function onePerRegion<Client>(
  make: (region: string) => Promise<Client>,
): (region: string) => Promise<Client> {
  const made = new Map<string, Promise<Client>>();
  return (region) => {
    const client = made.get(region) ?? make(region);
    made.set(region, client);
    return client;
  };
}
