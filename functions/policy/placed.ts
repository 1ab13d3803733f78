/** A value of a text, with where it stands. Offsets count from the start of the text. */
export interface Placed {
  readonly value: unknown;
  readonly at: number;
  /** Where its name stands; only members of a map have one. */
  readonly keyAt?: number;
  /** As it was written; only of what is neither a map nor a list. */
  readonly source?: string | undefined;
  /** By name, or by index in a list. */
  readonly members: ReadonlyMap<string, Placed>;
}

/** A single value. */
export function placedAt(at: number, value: unknown, source?: string): Placed {
  return { value, at, source, members: new Map() };
}

/** A map. */
export function placedMap(at: number, members: ReadonlyMap<string, Placed>): Placed {
  const value = Object.fromEntries([...members].map(([name, member]) => [name, member.value]));
  return { value, at, members };
}

/** A list. */
export function placedList(at: number, items: readonly Placed[]): Placed {
  return {
    value: items.map(({ value }) => value),
    at,
    members: new Map(items.map((item, index) => [String(index), item])),
  };
}

/** Answers what stands at a path, or the nearest thing around it, and whether it is the thing itself. */
export function lookUp(root: Placed, path: readonly string[]): { placed: Placed; isExact: boolean } {
  let placed = root;
  for (const step of path) {
    const member = placed.members.get(step);
    if (member === undefined) {
      return { placed, isExact: false };
    }
    placed = member;
  }
  return { placed, isExact: true };
}
