/** Somebody who waits on a clock. */
export interface Wait {
  readonly dueMilliseconds: number;
  /** Grows with every wait that begins. */
  readonly order: number;
  /** True if it is no work that is left. */
  readonly background: boolean;
  readonly wake: () => void;
}

/** Sorts waits by their ends, and those that end at the same instant by their beginnings. */
export function byTurn(one: Wait, other: Wait): number {
  return one.dueMilliseconds - other.dueMilliseconds || one.order - other.order;
}

/** The wait whose turn is next; undefined if nobody waits. */
export function nextOf(waits: Iterable<Wait>): Wait | undefined {
  let next: Wait | undefined;
  for (const wait of waits) {
    next = next === undefined || byTurn(wait, next) < 0 ? wait : next;
  }
  return next;
}

/** The next wait that is work left to do. */
export function nextWorkOf(waits: Iterable<Wait>): Wait | undefined {
  return nextOf([...waits].filter(({ background }) => !background));
}
