/** An event pattern that EventBridge would refuse; the message says what is wrong and where. Retrying does not help. */
export class InvalidEventPatternError extends Error {
  override readonly name = "InvalidEventPatternError";

  /** @param place where in the pattern, for example `detail.state[0]`; empty for the pattern as a whole */
  constructor(problem: string, place: string) {
    super(`Event pattern is not valid${place === "" ? "" : ` at ${place}`}: ${problem}`);
  }
}
