import type { Credentials } from "../../functions/services/port.ts";

/** Renewed so long before they end, so that no call is signed with what ends on its way. */
const RENEWED_BEFORE_MILLISECONDS = 5 * 60 * 1000;

/**
 * The caller's credentials by the SDK's own chain (environment, SSO, profiles, processes, containers, instances), fetched
 * once for all clients: each client's own chain would ask again, and a profile with MFA would ask a person each time.
 */
export function sharedCredentials(profile: string | undefined, now: () => Date): () => Promise<Credentials> {
  let held: Promise<Credentials> | undefined;
  const fetch = async (): Promise<Credentials> => {
    const { defaultProvider } = await import("@aws-sdk/credential-provider-node");
    const { accessKeyId, secretAccessKey, sessionToken, expiration } = await defaultProvider(
      profile === undefined ? {} : { profile },
    )();
    return {
      accessKeyId,
      secretAccessKey,
      ...(sessionToken === undefined ? {} : { sessionToken }),
      ...(expiration === undefined ? {} : { expiration }),
    };
  };
  return async () => {
    held ??= fetch();
    const current = await held.catch((error: unknown) => {
      held = undefined;
      throw error;
    });
    const left = (current.expiration?.getTime() ?? Number.POSITIVE_INFINITY) - now().getTime();
    if (left < RENEWED_BEFORE_MILLISECONDS) {
      held = fetch();
    }
    return held;
  };
}
