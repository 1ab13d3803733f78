/** The instant so many seconds after another one; ISO 8601. */
export function later(instant: Date | string, seconds: number): string {
  return new Date(new Date(instant).getTime() + seconds * 1000).toISOString();
}
