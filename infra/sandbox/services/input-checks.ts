import { ServiceError } from "../gateway/operation.ts";

/** What a text must look like. Lengths in characters. */
interface TextLimits {
  readonly minimum?: number;
  readonly maximum: number;
  readonly pattern?: RegExp;
}

/** Inclusive limits of a whole number. */
interface NumberLimits {
  readonly minimum: number;
  readonly maximum: number;
}

/** The checks that a service makes of its input before it does anything. */
interface InputChecks {
  /** Ends the call with the service's validation error. */
  refuse(detail: string): never;
  /** Answers with the value; absent is refused. */
  given<T>(value: T | undefined, member: string): T;
  /** Answers with the text; absent, too short, too long or of the wrong form is refused. */
  text(value: string | undefined, member: string, limits: TextLimits): string;
  /** As `text`, but absent stays absent. */
  optionalText(value: string | undefined, member: string, limits: TextLimits): string | undefined;
  /** Absent stays absent; no whole number within the limits is refused. */
  optionalNumber(value: number | undefined, member: string, limits: NumberLimits): number | undefined;
  /** Absent stays absent; anything but one of the choices is refused. */
  optionalChoice<T extends string>(
    value: T | undefined,
    member: string,
    choices: readonly T[],
  ): T | undefined;
  /** Refuses more than 50 tags, keys of no or more than 128 characters, values of more than 256. */
  tags(tags: Readonly<Record<string, string>> | undefined, member: string): Record<string, string>;
}

/** Every AWS service keeps at most this many tags on a resource. */
const MOST_TAGS = 50;

/**
 * Checks that fail with one service's own error code, status 400.
 *
 * The SDK's schemas carry no limits. Callers give those of the service models (boto/botocore, service-2.json,
 * as of 2026-11-20) where there are any.
 */
export function inputChecks(code: string): InputChecks {
  const refuse = (detail: string): never => {
    throw new ServiceError(code, `1 validation error detected: ${detail}`, 400);
  };
  const constraint = (value: unknown, member: string, rule: string): never =>
    refuse(`Value '${String(value)}' at '${member}' failed to satisfy constraint: ${rule}`);

  const given = <T>(value: T | undefined, member: string): T =>
    value === undefined || value === null ? constraint(value, member, "Member must not be null") : value;

  const text = (value: string | undefined, member: string, limits: TextLimits): string => {
    const { minimum = 0, maximum, pattern } = limits;
    const sure = given(value, member);
    if (sure.length < minimum) {
      return constraint(sure, member, `Member must have length greater than or equal to ${minimum}`);
    }
    if (sure.length > maximum) {
      return constraint(sure, member, `Member must have length less than or equal to ${maximum}`);
    }
    if (pattern !== undefined && !pattern.test(sure)) {
      return constraint(sure, member, `Member must satisfy regular expression pattern: ${pattern.source}`);
    }
    return sure;
  };

  return {
    refuse,
    given,
    text,

    optionalText: (value, member, limits) => (value === undefined ? undefined : text(value, member, limits)),

    optionalNumber(value, member, { minimum, maximum }) {
      if (value === undefined) {
        return undefined;
      }
      return Number.isInteger(value) && value >= minimum && value <= maximum
        ? value
        : constraint(value, member, `Member must be a whole number between ${minimum} and ${maximum}`);
    },

    optionalChoice(value, member, choices) {
      return value === undefined || choices.includes(value)
        ? value
        : constraint(value, member, `Member must satisfy enum value set: [${choices.join(", ")}]`);
    },

    tags(tags = {}, member) {
      if (Object.keys(tags).length > MOST_TAGS) {
        return constraint("", member, `Member must have at most ${MOST_TAGS} entries`);
      }
      for (const [key, value] of Object.entries(tags)) {
        text(key, `${member}.key`, { minimum: 1, maximum: 128 });
        text(value, `${member}.value`, { maximum: 256 });
      }
      return { ...tags };
    },
  };
}
