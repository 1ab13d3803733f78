/**
 * A delivery that no retry can save, for example for want of a permission or of the target itself. EventBridge
 * puts the event straight into the dead-letter queue.
 */
export class PermanentDeliveryError extends Error {
  override readonly name = "PermanentDeliveryError";
  readonly code: string;

  /** @param code for the dead letter, for example `NO_PERMISSIONS` or `NO_RESOURCE` */
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** A bus that nobody created. Retrying does not help. */
export class UnknownBusError extends Error {
  override readonly name = "UnknownBusError";

  constructor(busArn: string) {
    super(`There is no event bus ${busArn}; default buses have to be created too`);
  }
}

/** A rule that EventBridge would refuse, or one that asks for what this engine does not have. */
export class InvalidRuleError extends Error {
  override readonly name = "InvalidRuleError";

  constructor(ruleArn: string, problem: string) {
    super(`Rule ${ruleArn} is not valid: ${problem}`);
  }
}
