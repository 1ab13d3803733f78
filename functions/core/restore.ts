/** A resource's settings: plain JSON, by member. */
type Settings = Readonly<Record<string, unknown>>;

/** What the settings of a released resource are, were, and what a release left of them; `undefined`: nothing is set. */
export interface RestoreSituation {
  readonly before: Settings;
  readonly released: Settings | undefined;
  readonly current: Settings | undefined;
}

/** Whether to put the settings back that a resource had. */
export type RestoreVerdict = "restore" | "already-as-it-was" | "changed-since" | "gone";

/**
 * Judges whether a resource is still as its release left it. What somebody has changed since is theirs: it is left
 * alone unless the owner forces it.
 */
export function judgeRestore({ before, released, current }: RestoreSituation): RestoreVerdict {
  if (current !== undefined && sameSettings(current, before)) {
    return "already-as-it-was";
  }
  if (current === undefined) {
    return released === undefined ? "restore" : "gone";
  }
  return released !== undefined && sameSettings(current, released) ? "restore" : "changed-since";
}

/** True if two settings say the same: the order of their members, and members that are not set, do not matter. */
export function sameSettings(one: Settings, other: Settings): boolean {
  return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
}

/** Settings as they are written in the ARNs that resources have now, where some had to be made again. */
export function withReplaced(settings: Settings, replaced: ReadonlyMap<string, string>): Settings {
  return Object.fromEntries(
    Object.entries(settings).map(([member, value]) => [
      member,
      typeof value === "string" ? (replaced.get(value) ?? value) : value,
    ]),
  );
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(inOrder);
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([member, inner]) => [member, inOrder(inner)]),
  );
}
