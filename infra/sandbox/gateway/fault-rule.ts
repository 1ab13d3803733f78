import * as v from "valibot";
import type { FakeService } from "./operation.ts";

const text = v.pipe(v.string("must be a text"), v.minLength(1, "must not be empty"));
const wholeNumber = (least: number) =>
  v.pipe(
    v.number("must be a number"),
    v.integer("must be a whole number"),
    v.minValue(least, `must be at least ${least}`),
  );
const fields = v.record(v.string(), v.unknown(), "must be an object");

/** What is wrong with an object, or with one of its members being there or not. */
const objectProblem = ({ expected, received }: v.StrictObjectIssue): string =>
  expected === "never" ? "is not known" : received === "undefined" ? "is missing" : "must be an object";

const Rule = v.strictObject(
  {
    service: text,
    operation: text,
    region: v.optional(text),
    account: v.optional(v.pipe(v.string("must be a text"), v.regex(/^\d{12}$/, "must be twelve digits"))),
    times: v.optional(wholeNumber(1)),
    error: v.optional(
      v.strictObject(
        {
          code: text,
          status: v.pipe(wholeNumber(400), v.maxValue(599, "must be at most 599")),
          message: v.optional(v.string("must be a text")),
        },
        objectProblem,
      ),
    ),
    latencyMilliseconds: v.optional(v.pipe(wholeNumber(1), v.maxValue(60_000, "must be at most 60000"))),
    answer: v.optional(fields),
    merge: v.optional(fields),
    omit: v.optional(v.array(text, "must be a list")),
  },
  objectProblem,
);

/**
 * What one operation is to do wrong, and for whom. `operation` may be `*`; without `region`, `account` or
 * `times` it holds for each of them and for ever.
 */
export type FaultRule = v.InferOutput<typeof Rule>;

/** A list of fault rules cannot be read; the message names the field. Trying again cannot help. */
export class FaultRuleError extends Error {
  override readonly name = "FaultRuleError";
}

const EFFECTS = ["error", "latencyMilliseconds", "answer", "merge", "omit"] as const;

const contradiction = (rule: FaultRule, services: readonly FakeService[]): string | undefined => {
  const service = services.find(({ signingName }) => signingName === rule.service);
  if (service === undefined) {
    return `service: no service ${rule.service} is here`;
  }
  if (rule.operation !== "*" && !Object.hasOwn(service.operations, rule.operation)) {
    return `operation: ${rule.service} has no operation ${rule.operation}`;
  }
  if (EFFECTS.every((effect) => rule[effect] === undefined)) {
    return `does nothing: one of ${EFFECTS.join(", ")} is needed`;
  }
  if (
    [rule.error, rule.answer, rule.merge ?? rule.omit].filter((effect) => effect !== undefined).length > 1
  ) {
    return "error, answer and merge or omit exclude each other";
  }
  return undefined;
};

/**
 * Reads a list of fault rules as somebody sent it.
 *
 * @throws {FaultRuleError} naming the first field that is wrong.
 */
export function parseFaultRules(input: unknown, services: readonly FakeService[]): readonly FaultRule[] {
  if (!Array.isArray(input)) {
    throw new FaultRuleError("Fault rules must be a list");
  }
  return input.map((item, index) => {
    const result = v.safeParse(Rule, item);
    if (!result.success) {
      const [issue] = result.issues;
      const path = v.getDotPath(issue);
      throw new FaultRuleError(`rules[${index}]${path === null ? "" : `.${path}`}: ${issue.message}`);
    }
    const problem = contradiction(result.output, services);
    if (problem !== undefined) {
      throw new FaultRuleError(`rules[${index}].${problem}`);
    }
    return result.output;
  });
}
