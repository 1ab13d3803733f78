/** Between two columns of a table. */
export const GAP = "  ";

/** A column of a table, as wide as its widest cell. */
export interface Slot {
  /** Which of the table's columns it is. */
  readonly at: number;
  /** In columns of signs. */
  readonly width: number;
  /** Columns with higher numbers are left out first; 0 stays as long as anything of it can be shown. */
  readonly spare: number;
  /** Text can be cut and is still of use; of a number the rest would be wrong. */
  readonly isText: boolean;
}

/** The last column of text tells something in so many signs: others are left out before it gets less. */
const LEAST_TO_READ = 24;

/** Before anything gets less than this, everything else gets that little. */
const LEAST_OF_ALL = 6;

/** Says which columns are shown, and how wide, so that no line is wider than the terminal. */
export function fitColumns(slots: readonly Slot[], width: number | undefined): readonly Slot[] {
  return width === undefined ? slots : dropLast(shrink(leaveOut(slots, width), width), width);
}

function leaveOut(slots: readonly Slot[], width: number): readonly Slot[] {
  let kept = slots;
  while (totalOf(withLeast(kept)) > width) {
    const most = Math.max(...kept.map(({ spare }) => spare));
    const at = kept.findLast(({ spare }) => spare === most)?.at;
    if (most <= 0 || kept.length === 1) {
      return kept;
    }
    kept = kept.filter((slot) => slot.at !== at);
  }
  return kept;
}

function withLeast(slots: readonly Slot[]): readonly Slot[] {
  const flexible = slots.findLast(({ isText }) => isText)?.at;
  return slots.map((slot) =>
    slot.at === flexible ? { ...slot, width: Math.min(slot.width, LEAST_TO_READ) } : slot,
  );
}

/** Text before numbers, the last before the first. */
function shrink(slots: readonly Slot[], width: number): readonly Slot[] {
  const last = slots.toReversed();
  const order = [...last.filter(({ isText }) => isText), ...last.filter(({ isText }) => !isText)];
  const widths = new Map(slots.map((slot) => [slot.at, slot.width]));
  let over = totalOf(slots) - width;
  for (const least of [LEAST_OF_ALL, 1]) {
    for (const { at } of order) {
      const now = widths.get(at) ?? 0;
      const less = Math.max(0, Math.min(over, now - least));
      widths.set(at, now - less);
      over -= less;
    }
  }
  return slots.map((slot) => ({ ...slot, width: widths.get(slot.at) ?? slot.width }));
}

/** On a terminal too narrow for even a sign of each. */
function dropLast(slots: readonly Slot[], width: number): readonly Slot[] {
  let kept = slots;
  while (kept.length > 1 && totalOf(kept) > width) {
    kept = kept.slice(0, -1);
  }
  return kept;
}

function totalOf(slots: readonly Slot[]): number {
  return slots.reduce((sum, slot) => sum + slot.width, 0) + GAP.length * Math.max(0, slots.length - 1);
}
