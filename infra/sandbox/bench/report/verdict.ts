/** Whether one target is met. */
export interface Verdict {
  readonly what: string;
  readonly measured: string;
  readonly target: string;
  readonly isMet: boolean;
}

/** Compares a measurement with the most that it may be. */
export function atMost(what: string, measured: number, most: number, unit = ""): Verdict {
  const withUnit = (value: number) => `${Number(value.toFixed(3))}${unit === "" ? "" : ` ${unit}`}`;
  return { what, measured: withUnit(measured), target: withUnit(most), isMet: measured <= most };
}
