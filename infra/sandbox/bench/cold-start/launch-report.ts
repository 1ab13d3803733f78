import * as v from "valibot";

const instant = v.pipe(
  v.string(),
  v.transform((text) => BigInt(text)),
);

/** What a process that started a handler tells; instants are nanoseconds of the machine's monotonic clock, as text. */
export const LaunchReport = v.object({
  /** When the first line of the process's own code ran. */
  bootedAt: instant,
  /** When the handler was loaded. */
  loadedAt: instant,
  /** When it had answered. */
  answeredAt: instant,
  /** What it answered. */
  answer: v.object({ kind: v.string() }),
});
