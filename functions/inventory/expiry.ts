const DAY_SECONDS = 24 * 60 * 60;

/** When the table may forget an item: whole seconds since 1970, as DynamoDB's time to live wants it. */
export function daysFrom(now: Date, days: number): number {
  return Math.ceil(now.getTime() / 1000) + days * DAY_SECONDS;
}
