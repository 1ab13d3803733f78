import type { RoleUsage } from "../core/usage.ts";

/** Permissions that belong together: each action on each resource. */
export interface Grant {
  /** IAM actions, for example `ivs:ListChannels`. */
  readonly actions: readonly string[];
  /** `*`, or ARN templates with `{partition}` and `{account}`, for example `arn:{partition}:ivs:*:{account}:channel/*`. */
  readonly resources: readonly string[];
}

/** A service-linked role and who assumes it. */
export interface OwnedRole {
  /** For example `mediatailor.amazonaws.com`. */
  readonly principal: string;
  /** Exactly as IAM lists it; never derived, since one principal can own several roles. */
  readonly roleName: string;
  /** Why a restore cannot make the role again, where it cannot. */
  readonly notMadeAgain?: string;
}

/** Calls in CloudTrail that can add or remove a usage. Names clash between services: always matched with `eventSource`. */
export interface UsageCalls {
  /** Source of the service's events on EventBridge, for example `aws.mediatailor`. */
  readonly source: string;
  /** Source of its calls in CloudTrail, for example `mediatailor.amazonaws.com`. */
  readonly eventSource: string;
  readonly eventNames: readonly string[];
}

/**
 * What is known of a service that owns a role, as plain data that costs nothing to import.
 *
 * Event rules, permissions, forwarders and docs are derived from it.
 */
export interface ServiceDescriptor {
  /** Lower case, with hyphens, for example `chime-voice`. */
  readonly key: string;
  /** The role; more than one where no API tells which of them a usage is of: each usage counts for all of them. */
  readonly roles: readonly OwnedRole[];
  readonly calls: readonly UsageCalls[];
  /** Regions where the service runs. */
  readonly regions: readonly string[];
  /** What finding usages and reading their settings needs. */
  readonly readGrants: readonly Grant[];
  /** What releasing needs beyond reading. */
  readonly releaseGrants: readonly Grant[];
  /** What restoring needs beyond reading. */
  readonly restoreGrants: readonly Grant[];
  /** Where these facts come from, each with the day it was read. */
  readonly sources: readonly string[];
}

/** What every client of AWS gets besides its Region. */
export interface ClientSettings {
  /** Attempts in all, the first one included. */
  readonly maxAttempts?: number;
  /** Milliseconds until a connection, or an answer, counts as failed. */
  readonly requestHandler?: { readonly connectionTimeout: number; readonly requestTimeout: number };
  /** Where AWS is, if not where the environment says. */
  readonly endpoint?: string;
  readonly credentials?: Credentials | (() => Promise<Credentials>);
  /** `adaptive`: once throttled, calls are paced by a token bucket for each client, which speaks to one service in one Region. */
  readonly retryMode?: "standard" | "adaptive";
}

/** What calls are signed with. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

/** A service that owns a role: what is known of it, and how it is spoken to. */
export interface Service extends ServiceDescriptor {
  /** Makes the adapter; no SDK is loaded before the adapter is used. */
  readonly open: (settings: ClientSettings) => ServiceAdapter;
}

/** What a resource's settings were before its release: enough to restore them exactly, and no secrets. */
export interface Settings {
  readonly [member: string]: unknown;
}

/** Which resource, as a receipt names it. */
export type UsedResource = Pick<RoleUsage, "kind" | "arn" | "id" | "region">;

/** What came of a release. */
export type Release =
  | { readonly kind: "released" }
  /** The resource does not exist any more. */
  | { readonly kind: "gone" }
  /** Other resources, which the usage's plan does not name, hold it. */
  | { readonly kind: "held"; readonly by: readonly string[] };

/** A resource whose settings are to be what they were. */
export interface RestoreRequest {
  readonly usage: UsedResource;
  /** What `readSettings` answered before the release, with the ARNs that resources have now. */
  readonly settings: Settings;
  /** ARNs of resources that were made in the place of others already. */
  readonly taken: readonly string[];
}

/** What came of restoring. */
export type Restoration =
  /** `arn` is set where a resource had to be made again and has another ARN now. */
  | { readonly kind: "restored"; readonly arn?: string }
  /** What would have to be there for it is not there any more; says what. */
  | { readonly kind: "gone"; readonly reason: string };

/**
 * One AWS service that owns a service-linked role, seen from this system.
 *
 * An adapter translates and calls; it decides nothing and it never deletes the role itself. Errors of
 * the SDK pass through unchanged.
 */
export interface ServiceAdapter {
  /** Finds everything in one Region that keeps the role in use. An empty list means unused there. */
  findUsages(region: string): Promise<readonly RoleUsage[]>;

  /**
   * Reads what a restore would need, from the service itself; `undefined` if nothing is set: the resource, or the
   * setting where the service deletes it on release, is gone.
   */
  readSettings(usage: UsedResource): Promise<Settings | undefined>;

  /**
   * Releases the role from one resource. Idempotent: releasing the same resource twice succeeds.
   *
   * @param settings what `readSettings` answered just before
   * @throws {ResourceBusyError} while the service is using the role. Trying again later helps.
   */
  release(usage: RoleUsage, settings: Settings): Promise<Release>;

  /** Says what `readSettings` answers after a release of a resource that had these settings. */
  settingsAfterRelease(usage: UsedResource, settings: Settings): Settings | undefined;

  /** Gives a resource the settings back that it had. Idempotent: restoring the same resource twice leaves one. */
  restore(request: RestoreRequest): Promise<Restoration>;
}
