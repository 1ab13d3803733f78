import type { Permissions } from "../permissions/permissions.ts";
import type { CredentialScope } from "./credential-scope.ts";
import { type FakeService, type Principal, ServiceError } from "./operation.ts";
import type { Protocol, Refusal } from "./wire.ts";

/** Global services are in one Region, whichever one a client signs for. */
const GLOBAL_REGION = "us-east-1";

/** The Region in which a service sees a call that was signed for a Region. */
export const regionOf = ({ global }: FakeService, signedFor: string): string =>
  global ? GLOBAL_REGION : signedFor;

/** A refusal before the operation, with the reason that the log shows and the client does not see. */
export interface TurnedAway {
  readonly kind: "turned-away";
  readonly error: ServiceError;
  /** Absent where it is no question of permission. */
  readonly because?: string;
}

/** Whose call it is. */
export interface Caller {
  readonly kind: "caller";
  readonly principal: Principal;
}

/** Refuses in the words of a protocol. */
export const turnAway = (
  { refusals }: Protocol,
  refusal: Refusal,
  message: string,
  because?: string,
): TurnedAway => ({
  kind: "turned-away",
  error: new ServiceError(refusals[refusal].code, message, refusals[refusal].status),
  ...(because === undefined ? {} : { because }),
});

/** The words of AWS for whoever it does not know, and for everybody in a Region that is not enabled. */
const INVALID_TOKEN = "The security token included in the request is invalid.";

/** Refuses a Region that is not enabled; undefined if it is. */
export const checkRegion = (
  region: string,
  enabled: readonly string[],
  protocol: Protocol,
): TurnedAway | undefined =>
  enabled.includes(region)
    ? undefined
    : turnAway(protocol, "unknown-credentials", INVALID_TOKEN, `Region ${region} is not enabled`);

/** Tells who signed a request. */
export function identifyCaller(
  scope: CredentialScope | undefined,
  permissions: Permissions,
  protocol: Protocol,
): Caller | TurnedAway {
  if (scope === undefined) {
    return turnAway(protocol, "no-credentials", "Missing Authentication Token", "the request is not signed");
  }
  const known = permissions.identify(scope.accessKeyId, scope.sessionToken);
  switch (known.kind) {
    case "known":
      return { kind: "caller", principal: known.principal };
    case "expired": {
      const message = "The security token included in the request is expired";
      return turnAway(protocol, "expired-credentials", message, "the session has ended");
    }
    case "unknown": {
      const because = "nobody has this access key and session token";
      return turnAway(protocol, "unknown-credentials", INVALID_TOKEN, because);
    }
  }
}
