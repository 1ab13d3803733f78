const FIRST_DELAY_MILLISECONDS = 1000;
const LONGEST_DELAY_MILLISECONDS = 600_000;

/**
 * How long to wait before the next attempt, in whole milliseconds: doubling from one second up to ten minutes, of
 * which a random share from a half to the whole. EventBridge publishes no figures but 185 attempts in 24 hours,
 * which these make about 23 hours.
 *
 * @param retry 1 for the first wait
 * @param share 0 up to 1, by chance
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html (read 2026-11-20)
 */
export function retryDelayMilliseconds(retry: number, share: number): number {
  const whole = Math.min(LONGEST_DELAY_MILLISECONDS, FIRST_DELAY_MILLISECONDS * 2 ** (retry - 1));
  return Math.round((whole * (1 + share)) / 2);
}
