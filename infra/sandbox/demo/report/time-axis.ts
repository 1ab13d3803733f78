/** A mark on the axis. */
export interface Tick {
  readonly x: number;
  readonly label: string;
}

/** Virtual time on a horizontal line. Lengths in units of the drawing. */
export interface TimeAxis {
  x(instant: Date): number;
  readonly ticks: readonly Tick[];
}

/** Steps between two ticks that people can count with, in seconds. */
const STEPS_SECONDS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600, 43_200, 86_400];

/** Lays time from one instant to another out between two places; ticks tell what has passed since the first. */
export function layTime(
  from: Date,
  to: Date,
  place: { readonly left: number; readonly right: number; readonly mostTicks: number },
): TimeAxis {
  const { left, right, mostTicks } = place;
  const spanSeconds = Math.max(1, (to.getTime() - from.getTime()) / 1000);
  const unit = (right - left) / spanSeconds;
  const at = (seconds: number) => rounded(left + seconds * unit);
  const step = STEPS_SECONDS.find((each) => spanSeconds / each <= mostTicks) ?? spanSeconds;
  const count = to.getTime() === from.getTime() ? 0 : Math.floor(spanSeconds / step);
  return {
    x: (instant) => at((instant.getTime() - from.getTime()) / 1000),
    ticks: Array.from({ length: count + 1 }, (_, index) => ({
      x: at(index * step),
      label: tickLabel(index * step),
    })),
  };
}

function tickLabel(seconds: number): string {
  if (seconds === 0) {
    return "0";
  }
  const minutes = seconds / 60;
  if (minutes < 1 || !Number.isInteger(minutes)) {
    return minutes < 1
      ? `${seconds} s`
      : `${Math.floor(minutes)}:${String(seconds % 60).padStart(2, "0")} min`;
  }
  const hours = minutes / 60;
  return Number.isInteger(hours) ? `${hours} h` : `${minutes} min`;
}

function rounded(length: number): number {
  return Math.round(length * 10) / 10;
}
