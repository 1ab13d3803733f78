import type { OwnerSettings } from "../../../estate/owner.ts";

/** Where a floor finds the account: from the same environment as the command, and given to each client outright. */
export function floorSettings(environment: Readonly<Record<string, string | undefined>>): OwnerSettings {
  const { AWS_ENDPOINT_URL: endpoint = "", AWS_ACCESS_KEY_ID: account = "" } = environment;
  return { endpoint, account };
}
