import type { ProtectionTag } from "../policy.ts";

/**
 * Answers until when a tag has a role left alone; `undefined`: no tag does. It extends protection up to the policy's
 * cap, and never shortens it. A value that is no date counts as the cap: what an owner meant to protect is protected.
 *
 * @param since when its finding was opened; ISO 8601
 */
export function protectedUntil(
  tag: ProtectionTag | null,
  tags: Readonly<Record<string, string>>,
  since: string,
): string | undefined {
  const value = tag !== null && Object.hasOwn(tags, tag.key) ? tags[tag.key] : undefined;
  if (tag === null || value === undefined) {
    return undefined;
  }
  const cap = Date.parse(since) + tag.capSeconds * 1000;
  const wanted = ISO_DATE.test(value) ? Date.parse(value) : Number.NaN;
  return new Date(Number.isNaN(wanted) ? cap : Math.min(cap, wanted)).toISOString();
}

/** A date counts from its first second, UTC; an instant has to name its offset, since nobody's time zone is known here. */
const ISO_DATE = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?$/;
