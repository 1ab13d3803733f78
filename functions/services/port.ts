import type { RoleUsage } from "../core/usage.ts";

/** Permissions that belong together: each action on each resource. */
export interface Grant {
  /** IAM actions, for example `ivs:ListChannels`. */
  readonly actions: readonly string[];
  /** `*`, or ARN templates with `{partition}` and `{account}`, for example `arn:{partition}:ivs:*:{account}:channel/*`. */
  readonly resources: readonly string[];
}

/**
 * What is known of a service that owns a role, as plain data that costs nothing to import.
 *
 * Event rules, permissions, forwarders and docs are derived from it.
 */
export interface ServiceDescriptor<Key extends string = string> {
  readonly key: Key;
  /** Principal that assumes the role, for example `mediatailor.amazonaws.com`. */
  readonly principal: string;
  /** Exactly as IAM lists it; never derived, since one principal can own several roles. */
  readonly roleName: string;
  /** Source of the service's events on EventBridge, for example `aws.mediatailor`. */
  readonly source: string;
  /** Source of its calls in CloudTrail, for example `mediatailor.amazonaws.com`. */
  readonly eventSource: string;
  /** Calls that can add or remove a usage; always matched together with `eventSource`. */
  readonly usageEvents: readonly string[];
  /** Regions where the service runs. */
  readonly regions: readonly string[];
  /** What finding usages needs. */
  readonly readGrants: readonly Grant[];
  /** What releasing needs beyond reading. */
  readonly releaseGrants: readonly Grant[];
  /** Where these facts come from, each with the day it was read. */
  readonly sources: readonly string[];
}

/** What a resource's settings were before its release: enough to restore them exactly. */
export interface Settings {
  readonly [member: string]: unknown;
}

/** What came of a release. */
export type Release =
  | { readonly kind: "released" }
  /** The resource does not exist any more. */
  | { readonly kind: "gone" }
  /** Other resources, which the usage's plan does not name, hold it. */
  | { readonly kind: "held"; readonly by: readonly string[] };

/**
 * One AWS service that owns a service-linked role, seen from this system.
 *
 * An adapter translates and calls; it decides nothing and it never deletes the role itself. Errors of
 * the SDK pass through unchanged.
 */
export interface ServiceAdapter<Kind extends string = string> {
  /** Finds everything in one Region that keeps the role in use. An empty list means unused there. */
  findUsages(region: string): Promise<readonly RoleUsage<Kind>[]>;

  /** Reads what a restore would need, from the service itself; `undefined` if the resource is gone. */
  readSettings(usage: RoleUsage): Promise<Settings | undefined>;

  /**
   * Releases the role from one resource. Idempotent: releasing the same resource twice succeeds.
   *
   * @param settings what `readSettings` answered just before
   * @throws {ResourceBusyError} while the service is using the role. Trying again later helps.
   */
  release(usage: RoleUsage, settings: Settings): Promise<Release>;
}
