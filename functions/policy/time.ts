const SECONDS: Readonly<Record<string, number>> = { m: 60, h: 3_600, d: 86_400, w: 604_800 };

/** A whole number and a unit: minutes, hours, days or weeks. */
export const DURATION = /^(0|[1-9]\d{0,5})[mhdw]$/;

/** Answers how many seconds a duration such as `15m`, `24h`, `30d` or `2w` has; `NaN` for what is none. */
export function secondsOf(duration: string): number {
  return DURATION.test(duration)
    ? Number(duration.slice(0, -1)) * (SECONDS[duration.slice(-1)] ?? Number.NaN)
    : Number.NaN;
}

/** True for a day that exists, for example `2027-01-31`. */
export function isDay(text: string): boolean {
  const midnight = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && instantFrom(midnight)?.slice(0, 10) === text;
}

/** True for an instant with its offset, for example `2027-01-31T18:00:00Z` or `2027-01-31T18:00+01:00`. */
export function isInstant(text: string): boolean {
  const [, day = ""] =
    /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)$/.exec(text) ?? [];
  return isDay(day) && instantFrom(new Date(text)) !== undefined;
}

/** True for a name of the time zone database, for example `Europe/Zurich` or `UTC`. */
export function isTimeZone(text: string): boolean {
  try {
    // Offsets such as +01:00 are zones too for Intl, but not for the windows.
    return /^[A-Za-z]/.test(text) && new Intl.DateTimeFormat("en", { timeZone: text }) !== undefined;
  } catch {
    return false;
  }
}

/** Answers the first instant after a day in a time zone. A day ends up to 14 hours before, or 12 hours after, it does in UTC. */
export function endOfDay(day: string, timeZone: string): Date {
  const calendar = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  const endUtc = Date.parse(`${day}T00:00:00Z`) + 86_400_000;
  let before = endUtc - 15 * 3_600_000;
  let after = endUtc + 15 * 3_600_000;
  while (after - before > 1_000) {
    const middle = before + Math.floor((after - before) / 2_000) * 1_000;
    if (calendar.format(middle) > day) {
      after = middle;
    } else {
      before = middle;
    }
  }
  return new Date(after);
}

function instantFrom(date: Date): string | undefined {
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
