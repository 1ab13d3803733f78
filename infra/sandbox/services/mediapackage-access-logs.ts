import { checks } from "./mediapackage-checks.ts";
import type { MediaPackageOptions } from "./mediapackage-options.ts";

/** An access log as callers declare it. An empty one stands for the default log group. */
interface DeclaredLogs {
  readonly LogGroupName?: string | undefined;
}

/** Log groups that are used when the caller names none. */
const DEFAULT_LOG_GROUPS = {
  EgressAccessLogs: "/aws/MediaPackage/EgressAccessLogs",
  IngressAccessLogs: "/aws/MediaPackage/IngressAccessLogs",
} as const;

/**
 * The log group that a caller wants: undefined if the log was not declared, which switches it off.
 *
 * Source: MediaPackage User Guide, "Access logging"; AWS CloudFormation, `LogConfiguration` of
 * `AWS::MediaPackage::PackagingGroup`, for the name (as of 2026-11-20).
 */
export function logGroupIn(
  logs: DeclaredLogs | undefined,
  member: keyof typeof DEFAULT_LOG_GROUPS,
): string | undefined {
  if (logs === undefined) {
    return undefined;
  }
  const limits = { minimum: 1, maximum: 512, pattern: /^\/aws\/MediaPackage\/[\w\-/.#]+$/ };
  return (
    checks.optionalText(logs.LogGroupName, `${member}.LogGroupName`, limits) ?? DEFAULT_LOG_GROUPS[member]
  );
}

/** A log as reads show it: with its group, or in the way of the option if it is off. */
export function shownLogs(
  logGroup: string | undefined,
  { logsOff }: MediaPackageOptions,
): { LogGroupName?: string } | undefined {
  if (logGroup !== undefined) {
    return { LogGroupName: logGroup };
  }
  return logsOff === "empty" ? {} : undefined;
}
