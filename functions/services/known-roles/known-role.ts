import type { SourceKey } from "./sources.ts";

/** What is known of one service-linked role before any account is asked. */
export interface KnownRole {
  /** Principal that assumes the role, as the role's path and trust policy name it. */
  readonly principal: string;
  /** As IAM lists it, without a custom suffix. */
  readonly roleName: string;
  /** True if the service allows a custom suffix: `<roleName>_<suffix>`. */
  readonly customSuffix?: true;
  /**
   * Whether IAM can delete it, once nothing uses it.
   *
   * - `iam`: AWS's documentation of the role says that it can be deleted with IAM
   * - `service`: the owning service deletes it itself, or has a way of its own
   * - `never`: AWS says that it cannot be deleted
   * - `unknown`: no source says which
   */
  readonly deletion: "iam" | "service" | "never" | "unknown";
  /** Where the pair comes from and, unless `deletion` is `unknown`, where that comes from. */
  readonly sources: readonly SourceKey[];
  /** What a person has to know before deleting it, in one sentence; only where a source says so. */
  readonly note?: string;
}
