/** Where a rule sends what it matches, and how hard it tries. */
export interface Target {
  readonly id: string;
  readonly arn: string;
  readonly roleArn?: string | undefined;
  /** JSON text that is sent instead of the event. */
  readonly input?: string | undefined;
  /** JSONPath of the part of the event that is sent instead of the whole. */
  readonly inputPath?: string | undefined;
  readonly inputTransformer?: InputTransformer | undefined;
  readonly retryPolicy?: RetryPolicy | undefined;
  /** ARN of the queue that takes what could not be delivered. */
  readonly deadLetterArn?: string | undefined;
}

/** Builds what is sent from a template, filled with parts of the event. */
interface InputTransformer {
  /** JSONPath by variable. */
  readonly inputPathsMap: Readonly<Record<string, string>>;
  /** JSON text with variables written `<name>`, inside strings or as whole values. */
  readonly inputTemplate: string;
}

/** When to give a delivery up. */
export interface RetryPolicy {
  /** 0 to 185; default 185. */
  readonly maximumRetryAttempts?: number | undefined;
  /** 60 to 86400 seconds; default 86400. */
  readonly maximumEventAgeSeconds?: number | undefined;
}

/** What to match on a bus, and where to send it. */
export interface Rule {
  readonly arn: string;
  readonly name: string;
  readonly busArn: string;
  /** An event pattern, parsed from JSON; absent for a rule that only runs by its schedule. */
  readonly pattern?: unknown;
  /** For example `rate(1 hour)`; the rule sends an event of its own then, whatever its pattern says. */
  readonly schedule?: string | undefined;
  readonly state: "ENABLED" | "DISABLED" | "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";
  readonly targets: readonly Target[];
}
