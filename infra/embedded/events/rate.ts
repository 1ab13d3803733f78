const UNIT_MILLISECONDS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

/**
 * Reads a rate such as `rate(1 hour)` or `rate(5 minutes)` as milliseconds; undefined if it is none. One is singular,
 * and everything else plural.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rate-expressions.html (read 2026-11-21)
 */
export function rateMilliseconds(expression: string): number | undefined {
  const [, digits, unit, plural] = /^rate\((\d+)\s+(minute|hour|day)(s?)\)$/.exec(expression) ?? [];
  const value = Number(digits);
  if (!isUnit(unit) || !(value > 0) || (value === 1) !== (plural === "")) {
    return undefined;
  }
  return value * UNIT_MILLISECONDS[unit];
}

/** Says what is wrong with a schedule expression; undefined if it can be run here. */
export function problemOfSchedule(expression: string): string | undefined {
  if (expression.startsWith("cron(")) {
    return `${expression} is not supported here: only rates are, for example rate(1 day)`;
  }
  return rateMilliseconds(expression) === undefined
    ? `${expression} is no rate, for example rate(1 hour) or rate(5 minutes)`
    : undefined;
}

function isUnit(text: string | undefined): text is keyof typeof UNIT_MILLISECONDS {
  return text !== undefined && Object.hasOwn(UNIT_MILLISECONDS, text);
}
