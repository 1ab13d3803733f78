/** How waits grow: all times in whole seconds. */
export interface Backoff {
  readonly firstDelaySeconds: number;
  /** Each wait is so many times as long as the one before; at least 1. */
  readonly rate: number;
  readonly maxDelaySeconds: number;
}

/** Between a release and the next look: services and IAM are eventually consistent. */
export const SETTLING: Backoff = { firstDelaySeconds: 30, rate: 2, maxDelaySeconds: 300 };

/** Between two polls of IAM's deletion task; the first poll comes after a pause, never at once. */
export const POLLING: Backoff = { firstDelaySeconds: 5, rate: 2, maxDelaySeconds: 120 };

/** How long a run waits for what it cannot hurry. */
export interface Pace {
  /** Between a release and the next look. */
  readonly settling: Backoff;
  /** Between two polls of IAM's deletion task. */
  readonly polling: Backoff;
}

/** In a stack each look and each poll costs state transitions, and nobody waits for them. */
export const PATIENT: Pace = { settling: SETTLING, polling: POLLING };

/**
 * In a terminal a person waits, and waiting costs nothing. What settles quickly is seen quickly; what does not gets its
 * time all the same, since the waits grow faster.
 */
export const EAGER: Pace = {
  settling: { firstDelaySeconds: 1, rate: 4, maxDelaySeconds: 300 },
  polling: { firstDelaySeconds: 2, rate: 1.5, maxDelaySeconds: 120 },
};

/**
 * Answers how long to wait before an attempt, in whole seconds.
 *
 * @param attempt 1 for the first wait
 */
export function delaySeconds(attempt: number, { firstDelaySeconds, rate, maxDelaySeconds }: Backoff): number {
  const exponent = Math.max(0, Math.min(attempt - 1, 64));
  return Math.ceil(Math.min(maxDelaySeconds, firstDelaySeconds * rate ** exponent));
}
