import { Cron } from "croner";
import type { MaintenanceWindow } from "../core/policy.ts";

/** Whether a window is open, and until or from when. `undefined`: it never opens again. */
export type WindowState =
  | { readonly open: true; readonly closesAt: Date }
  | { readonly open: false; readonly opensAt: Date | undefined };

/**
 * For how long ahead a window's end is looked for. Windows may overlap, and one that is longer than its period never closes;
 * such a one is said to close at some time after this.
 */
const HORIZON_MILLISECONDS = 8 * 24 * 60 * 60 * 1_000;

/**
 * Answers whether a window is open. Its length is counted in elapsed time. At a change of daylight saving time, a single time of
 * day that is skipped opens the window right after the gap, and one that comes twice opens it the first time; see croner's rule
 * for fixed times.
 *
 * @throws {TypeError | RangeError} for a cron expression or time zone that a compiled policy cannot have.
 */
export function windowAt(window: MaintenanceWindow, now: Date): WindowState {
  const cron = scheduleOf(window);
  let closesAt = lastEnd(cron, window, now);
  if (closesAt === undefined || closesAt <= now) {
    return { open: false, opensAt: cron.nextRun(now) ?? undefined };
  }
  const horizon = now.getTime() + HORIZON_MILLISECONDS;
  while (closesAt.getTime() < horizon) {
    const later = lastEnd(cron, window, closesAt);
    if (later === undefined || later <= closesAt) {
      break;
    }
    closesAt = later;
  }
  return { open: true, closesAt };
}

/** Answers what is wrong with a cron expression, or `undefined`. */
export function cronFault(expression: string): string | undefined {
  if (!/^[\dA-Za-z*,/#-]+( +[\dA-Za-z*,/#-]+){4}$/.test(expression)) {
    return "must have five fields: minute, hour, day of month, month and day of week";
  }
  try {
    return scheduleOf({ cron: expression, timeZone: "UTC" }) && undefined;
  } catch (error) {
    return error instanceof Error ? error.message.replace(/^CronPattern: /, "") : String(error);
  }
}

/** True for an expression that names no day of any year, such as 31 February. */
export function neverOpens(expression: string): boolean {
  // Any start will do: five fields have no year.
  return scheduleOf({ cron: expression, timeZone: "UTC" }).nextRun(new Date(0)) === null;
}

/** `paused`: no timer is ever started. */
function scheduleOf({ cron, timeZone }: Pick<MaintenanceWindow, "cron" | "timeZone">): Cron {
  return new Cron(cron, { mode: "5-part", timezone: timeZone, paused: true });
}

/** When the last start up to an instant, itself included, is over. */
function lastEnd(cron: Cron, { durationSeconds }: MaintenanceWindow, instant: Date): Date | undefined {
  // What croner calls previous is earlier than its reference.
  const [start] = cron.previousRuns(1, new Date(Math.floor(instant.getTime() / 1_000) * 1_000 + 1_000));
  return start === undefined ? undefined : new Date(start.getTime() + durationSeconds * 1_000);
}
