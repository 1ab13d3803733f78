const MINUTE_SECONDS = 60;
const HOUR_SECONDS = 60 * MINUTE_SECONDS;
const DAY_SECONDS = 24 * HOUR_SECONDS;

/** A span of time as on a clock, for example `0:42`, `1:02:03` or `2d 03:04:05`; parts of a second are left out. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const days = Math.floor(whole / DAY_SECONDS);
  const hours = Math.floor((whole % DAY_SECONDS) / HOUR_SECONDS);
  const minutes = Math.floor((whole % HOUR_SECONDS) / MINUTE_SECONDS);
  const [h, m, s] = [hours, minutes, whole % MINUTE_SECONDS].map((part) => String(part).padStart(2, "0"));
  if (days > 0) {
    return `${days}d ${h}:${m}:${s}`;
  }
  return hours > 0 ? `${hours}:${m}:${s}` : `${minutes}:${s}`;
}
