/** The parts of a role that an owner can have made, and that a deletion loses. */
export interface RoleSettings {
  readonly description: string | null;
  readonly tags: Readonly<Record<string, string>>;
}

/** What is to be done so that a role is as it was. */
export type RoleRestoration =
  | { readonly kind: "already-as-it-was" }
  | { readonly kind: "create" }
  | {
      readonly kind: "complete";
      /** Absent: it is there already. */
      readonly description?: string;
      readonly tags: Readonly<Record<string, string>>;
    }
  | { readonly kind: "changed-since"; readonly reason: string };

/**
 * Judges what a role lacks. A service makes its role again by itself, bare; so what is missing is put back, and only
 * what somebody has set otherwise counts as changed.
 */
export function judgeRole(
  before: RoleSettings,
  current: RoleSettings | undefined,
  force: boolean,
): RoleRestoration {
  if (current === undefined) {
    return { kind: "create" };
  }
  const tags = Object.fromEntries(
    Object.entries(before.tags).filter(([key, value]) => current.tags[key] !== value),
  );
  const otherTags = Object.keys(tags).filter((key) => current.tags[key] !== undefined);
  const lacksDescription = before.description !== null && current.description !== before.description;
  const isOther = lacksDescription && current.description !== null;
  if (!force && (otherTags.length > 0 || isOther)) {
    const what = [...(isOther ? ["its description"] : []), ...otherTags.map((key) => `tag ${key}`)];
    return {
      kind: "changed-since",
      reason: `${what.join(" and ")} ${what.length === 1 ? "is" : "are"} set otherwise now`,
    };
  }
  if (!lacksDescription && Object.keys(tags).length === 0) {
    return { kind: "already-as-it-was" };
  }
  return {
    kind: "complete",
    tags,
    ...(lacksDescription && before.description !== null ? { description: before.description } : {}),
  };
}
