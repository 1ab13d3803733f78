import * as v from "valibot";

/** A text; CloudFormation takes numbers and booleans for it too. */
export const text = v.pipe(v.union([v.string(), v.number(), v.boolean()]), v.transform(String));

/** A whole number; CloudFormation takes it as text too, since parameters are texts. */
export const whole = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number))]),
  v.integer(),
);

/** A policy document; what is in it is the business of whoever evaluates it. */
export const policyDocument = v.record(v.string(), v.unknown());
